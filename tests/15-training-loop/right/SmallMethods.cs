using Katas.Toolbox;

namespace Katas.TrainingLoop;

public sealed class Optimiser(string rule, double weightDecay, double maxNorm)
{
    private readonly string _rule = Rules.Names.Contains(rule) ? rule : throw new ArgumentException("sgd, rmsprop or adam");
    private readonly double _weightDecay = weightDecay >= 0 ? weightDecay : throw new ArgumentException("below 0");
    private readonly double _maxNorm = maxNorm > 0 ? maxNorm : throw new ArgumentException("not above 0");
    private (Parameter[] Parameters, Memory[] Memories)? _state;

    internal string Rule => _rule;

    internal Memory[] MemoriesOf(Parameter[] parameters) =>
        (_state ??= (parameters, Array.ConvertAll(parameters, p => new Memory(p.Values.Length)))).Memories;

    public void Step(Parameter[] parameters, double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);
        var memories = MemoriesOf(parameters);
        double[][] slopes = Decayed(parameters, Clipped(Array.ConvertAll(parameters, p => p.Gradient)));
        double[][] directions = [.. slopes.Select((g, i) => Rules.Direction(_rule, g, memories[i]))];
        Move(parameters, directions, learningRate);
    }

    private static void Move(Parameter[] parameters, double[][] directions, double learningRate)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            for (var j = 0; j < directions[i].Length; j++)
            {
                parameters[i].Values[j] += -(directions[i][j] * learningRate);
            }
        }
    }

    private double[][] Clipped(double[][] gradients)
    {
        var length = Math.Sqrt(gradients.Sum(row => row.Sum(g => Math.Pow(g, 2))));
        return length <= _maxNorm ? gradients : Each(gradients, g => g / length * _maxNorm);
    }

    private double[][] Decayed(Parameter[] parameters, double[][] gradients) =>
        [.. gradients.Zip(parameters, (row, p) => p.IsBias ? row : Added(row, p.Values))];

    private double[] Added(double[] row, double[] theta) => [.. row.Zip(theta, (g, value) => g + (value * _weightDecay))];

    private static double[][] Each(double[][] rows, Converter<double, double> of) =>
        Array.ConvertAll(rows, row => Array.ConvertAll(row, of));
}

public static class Schedule
{
    public static double WarmUpThenCosine(int epoch, int epochs, int warmUp)
    {
        if (epochs < 1 || epoch < 0 || epoch >= epochs || warmUp < 0 || warmUp > epochs)
        {
            throw new ArgumentException("out of range");
        }

        return epoch < warmUp ? WarmUp(epoch + 1, warmUp) : Cosine(epoch - warmUp, epochs - warmUp);
    }

    private static double WarmUp(double epoch, int epochs) => epoch / epochs;

    private static double Cosine(double epoch, int epochs) => 0.5 + (Math.Cos(epoch / epochs * Math.PI) / 2);
}

public static class Batches
{
    public static int[][] Of(int rows, int batchSize, int seed)
    {
        if (rows < 0 || batchSize < 1)
        {
            throw new ArgumentException("out of range");
        }

        return [.. Shuffled(Enumerable.Range(0, rows).ToArray(), new Random(seed)).Chunk(batchSize)];
    }

    private static int[] Shuffled(int[] order, Random random)
    {
        random.Shuffle(order);
        return order;
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        return (double)Enumerable.Range(0, outputs.Length).Count(i => Class(outputs[i]) == Class(targets[i])) / outputs.Length;
    }

    private static int Class(double[] row) => row.ToList().IndexOf(row.Max());
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);
        return ScoreOf(network.Forward(inputs, isTraining: false), targets);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);

        // The outputs of all rows, each just before its step: their scores together are those of the epoch.
        List<double[]> outputs = [], wanted = [];
        foreach (var rows in Batches.Of(inputs.Length, batchSize, seed))
        {
            var y = Some(targets, rows);
            outputs.AddRange(Learn(Some(inputs, rows), y, learningRate));
            wanted.AddRange(y);
        }

        return ScoreOf([.. outputs], [.. wanted]);
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

        var (training, validation) = (new List<Epoch>(), new List<Epoch>());
        var (best, values) = (double.PositiveInfinity, Array.Empty<double[]>());
        var bad = 0;
        while (training.Count < epochs && bad < patience)
        {
            var epoch = training.Count;
            training.Add(TrainEpoch(inputs, targets, learningRate * schedule(epoch), batchSize, seed + epoch));
            validation.Add(Evaluate(validationInputs, validationTargets));
            if (validation[^1].Cost < best)
            {
                (best, values, bad) = (validation[^1].Cost, Values(), 0);
            }
            else
            {
                bad++;
            }
        }

        Restore(values);
        return new History(training.ToArray(), validation.ToArray());
    }

    private double[][] Learn(double[][] x, double[][] y, double learningRate)
    {
        var outputs = network.Forward(x, isTraining: true);
        network.Backward(loss.Gradient(outputs, y));
        optimiser.Step(network.Parameters, learningRate);
        return outputs;
    }

    private double[][] Values() => [.. network.Parameters.Select(parameter => (double[])[.. parameter.Values])];

    private void Restore(double[][] values)
    {
        foreach (var (from, to) in values.Zip(network.Parameters))
        {
            from.AsSpan().CopyTo(to.Values);
        }
    }

    private Epoch ScoreOf(double[][] outputs, double[][] targets) =>
        new(loss.Value(outputs, targets), Metrics.Accuracy(outputs, targets));

    private static double[][] Some(double[][] all, int[] rows) => Array.ConvertAll(rows, row => all[row]);

    private static void Check(double[][] inputs, double[][] targets, double learningRate = 1, int batchSize = 1)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
    }
}
