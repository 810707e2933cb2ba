using Katas.Toolbox;

namespace Katas.TrainingLoop;

public sealed class Optimiser(string rule, double weightDecay, double maxNorm)
{
    private readonly string _rule = Rules.Names.Contains(rule) ? rule : throw new ArgumentException("sgd, rmsprop or adam");
    private readonly double _weightDecay = weightDecay >= 0 ? weightDecay : throw new ArgumentException("below 0");
    private readonly double _maxNorm = maxNorm > 0 ? maxNorm : throw new ArgumentException("not above 0");
    private List<Memory>? _memories;

    internal string Rule => _rule;

    internal List<Memory> MemoriesOf(Parameter[] parameters) =>
        _memories ??= [.. parameters.Select(parameter => new Memory(parameter.Gradient.Length))];

    public void Step(Parameter[] parameters, double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);
        var scale = Rules.Scale(from parameter in parameters from slope in parameter.Gradient select slope, _maxNorm);
        foreach (var (parameter, memory) in parameters.Zip(MemoriesOf(parameters)))
        {
            var slopes = parameter.Gradient
                .Zip(parameter.Values, (g, theta) => (g * scale) + (parameter.IsBias ? 0 : theta * _weightDecay));
            var steps = Rules.Direction(_rule, [.. slopes], memory).Select(d => -learningRate * d);
            parameter.Values.Zip(steps, (theta, step) => theta + step).ToArray().CopyTo(parameter.Values, 0);
        }
    }
}

public static class Schedule
{
    public static double WarmUpThenCosine(int epoch, int epochs, int warmUp)
    {
        if (epochs < 1 || epoch < 0 || epoch >= epochs || warmUp < 0 || warmUp > epochs)
        {
            throw new ArgumentException("out of range");
        }

        return epoch < warmUp
            ? 1.0 / warmUp * (epoch + 1)
            : 0.5 * (1 + Math.Cos((epoch - warmUp) * Math.PI / (epochs - warmUp)));
    }
}

public static class Batches
{
    public static int[][] Of(int rows, int batchSize, int seed)
    {
        if (rows < 0 || batchSize < 1)
        {
            throw new ArgumentException("out of range");
        }

        int[] order = [.. Enumerable.Range(0, rows)];
        new Random(seed).Shuffle(order);
        return [.. order.Select((row, at) => (row, at)).GroupBy(pair => pair.at / batchSize, pair => pair.row)
            .Select(batch => batch.ToArray())];
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        static int Class(double[] row) => row.Select((value, column) => (value, column)).MaxBy(pair => pair.value).column;
        return outputs.Zip(targets).Average(pair => Class(pair.First) == Class(pair.Second) ? 1.0 : 0.0);
    }
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);
        return Measure(network.Forward(inputs, false), targets);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);
        (Epoch Score, int Rows)[] seen =
        [
            .. from rows in Batches.Of(inputs.Length, batchSize, seed)
               let x = rows.Select(row => inputs[row]).ToArray()
               let y = rows.Select(row => targets[row]).ToArray()
               select (Train(x, y, learningRate), rows.Length),
        ];
        var all = seen.Sum(batch => batch.Rows);
        return new Epoch(
            seen.Sum(batch => batch.Score.Cost * batch.Rows / all), seen.Sum(batch => batch.Score.Accuracy * batch.Rows / all));
    }

    public History Fit(
        double[][] inputs,
        double[][] targets,
        double learningRate,
        int epochs,
        int batchSize,
        int seed,
        double[][] validationInputs,
        double[][] validationTargets,
        int patience,
        Func<int, double> schedule)
    {
        Check(inputs, targets, learningRate, batchSize);
        Check(validationInputs, validationTargets, learningRate, batchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        (Epoch Training, Epoch Validation, double[][] Values)[] all = [];
        while (all.Length < epochs && all.Length - 1 - Best(all) < patience)
        {
            var trained = TrainEpoch(inputs, targets, schedule(all.Length) * learningRate, batchSize, seed + all.Length);
            var validated = Evaluate(validationInputs, validationTargets);
            all = [.. all, (trained, validated, [.. network.Parameters.Select(parameter => parameter.Values.ToArray())])];
        }

        if (Best(all) is >= 0 and var best)
        {
            foreach (var (parameter, i) in network.Parameters.Select((parameter, i) => (parameter, i)))
            {
                all[best].Values[i].CopyTo(parameter.Values, 0);
            }
        }

        return new History([.. all.Select(epoch => epoch.Training)], [.. all.Select(epoch => epoch.Validation)]);
    }

    private static int Best((Epoch Training, Epoch Validation, double[][] Values)[] all) => all
        .Select((epoch, number) => (epoch.Validation.Cost, Number: number))
        .Where(epoch => !double.IsNaN(epoch.Cost))
        .OrderBy(epoch => epoch.Cost).ThenBy(epoch => epoch.Number)
        .Select(epoch => epoch.Number)
        .FirstOrDefault(-1);

    private static void Check(double[][] inputs, double[][] targets, double learningRate = 1, int batchSize = 1)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
    }

    private Epoch Train(double[][] x, double[][] y, double learningRate)
    {
        var outputs = network.Forward(x, true);
        network.Backward(loss.Gradient(outputs, y));
        optimiser.Step(network.Parameters, learningRate);
        return Measure(outputs, y);
    }

    private Epoch Measure(double[][] outputs, double[][] targets) =>
        new(loss.Value(outputs, targets), Metrics.Accuracy(outputs, targets));
}

public static class Checkpoints
{
    public static string Save(Network network, Optimiser optimiser, int epoch)
    {
        var memories = optimiser.MemoriesOf(network.Parameters);
        return new Checkpoint(
            optimiser.Rule,
            epoch,
            [.. memories.Select(memory => memory.Steps)],
            [.. from parameter in network.Parameters select parameter.Values.ToArray()],
            [.. from memory in memories select memory.First],
            [.. from memory in memories select memory.Second]).ToJson();
    }

    public static int Load(string json, Network network, Optimiser optimiser)
    {
        var saved = Checkpoint.FromJson(json);
        var parts = network.Parameters.Zip(optimiser.MemoriesOf(network.Parameters)).Index().ToArray();
        if (saved.Rule != optimiser.Rule || !saved.Values.Select(row => row.Length).SequenceEqual(
            network.Parameters.Select(parameter => parameter.Values.Length)))
        {
            throw new ArgumentException($"The values or the rule {saved.Rule} belong to another training.");
        }

        foreach (var (i, (parameter, memory)) in parts)
        {
            memory.Steps = saved.Steps[i];
            foreach (var (from, to) in ((double[], double[])[])
                [(saved.Values[i], parameter.Values), (saved.First[i], memory.First), (saved.Second[i], memory.Second)])
            {
                from.CopyTo(to, 0);
            }
        }

        return saved.Epoch;
    }
}
