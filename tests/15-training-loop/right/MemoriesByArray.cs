using Katas.Toolbox;

namespace Katas.TrainingLoop;

public sealed class Optimiser(string rule, double weightDecay, double maxNorm)
{
    private readonly string _rule = Rules.Names.Contains(rule) ? rule : throw new ArgumentException("sgd, rmsprop or adam");
    private readonly double _weightDecay = weightDecay >= 0 ? weightDecay : throw new ArgumentException("below 0");
    private readonly double _maxNorm = maxNorm > 0 ? maxNorm : throw new ArgumentException("not above 0");
    private readonly Dictionary<double[], Memory> _memories = [];

    public void Step(Parameter[] parameters, double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);
        var clip = Rules.Scale(parameters.SelectMany(parameter => parameter.Gradient), _maxNorm);
        foreach (var parameter in parameters)
        {
            Step(parameter, clip, learningRate);
        }
    }

    private void Step((double[] Values, double[] Gradient, double Decay) of, double clip, Memory memory, double learningRate)
    {
        var slopes = new double[of.Values.Length];
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = Math.FusedMultiplyAdd(of.Decay, of.Values[i], clip * of.Gradient[i]);
        }

        var direction = Rules.Direction(_rule, slopes, memory);
        for (var i = 0; i < slopes.Length; i++)
        {
            of.Values[i] = Math.FusedMultiplyAdd(-learningRate, direction[i], of.Values[i]);
        }
    }

    private void Step(Parameter parameter, double clip, double learningRate)
    {
        var decay = parameter.IsBias ? 0 : _weightDecay;
        Step((parameter.Values, parameter.Gradient, decay), clip, MemoryOf(parameter), learningRate);
    }

    internal Memory MemoryOf(Parameter parameter)
    {
        if (!_memories.TryGetValue(parameter.Values, out var memory))
        {
            _memories.Add(parameter.Values, memory = new Memory(parameter.Values.Length));
        }

        return memory;
    }

    /// <summary>From then on these memories.</summary>
    internal void Remember(Parameter parameter, double[] first, double[] second, int steps)
    {
        var memory = _memories[parameter.Values] = new Memory(first.Length) { Steps = steps };
        Array.Copy(first, memory.First, first.Length);
        Array.Copy(second, memory.Second, second.Length);
    }

    internal string Rule => _rule;
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
            ? (double)(epoch + 1) / warmUp
            : 0.5 + (0.5 * Math.Cos(Math.PI * ((double)(epoch - warmUp) / (epochs - warmUp))));
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

        var random = new Random(seed);
        var order = Enumerable.Range(0, rows).ToArray();
        random.Shuffle(order);
        return [.. Cut(order, batchSize)];
    }

    private static IEnumerable<int[]> Cut(int[] order, int size)
    {
        for (var rest = order; rest.Length > 0; rest = rest[Math.Min(size, rest.Length)..])
        {
            yield return rest[..Math.Min(size, rest.Length)];
        }
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        var wrong = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var highest = outputs[i].Max();
            var right = targets[i].Max();
            wrong += Array.FindIndex(outputs[i], a => a == highest) == Array.FindIndex(targets[i], y => y == right) ? 0 : 1;
        }

        return 1 - ((double)wrong / outputs.Length);
    }
}

/// <summary>As in stage 13.</summary>
internal sealed class EarlyStopping(int patience)
{
    private double[][] _best = [];
    private double _bestCost = double.PositiveInfinity;
    private int _bestEpoch;
    private int _epoch;

    public bool Observe(double cost, Parameter[] parameters)
    {
        _epoch++;
        if (cost < _bestCost)
        {
            (_bestCost, _bestEpoch) = (cost, _epoch);
            _best = [.. parameters.Select(parameter => parameter.Values.ToArray())];
        }

        return _epoch - _bestEpoch >= patience;
    }

    public void Restore(Parameter[] parameters)
    {
        for (var i = 0; i < _best.Length; i++)
        {
            Array.Copy(_best[i], parameters[i].Values, _best[i].Length);
        }
    }
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);
        var outputs = network.Forward(inputs, isTraining: false);
        var cost = loss.Value(outputs, targets);
        var accuracy = Metrics.Accuracy(outputs, targets);
        return new Epoch(cost, accuracy);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);

        // Running means: a batch pulls them towards its own by its share of the rows so far.
        double cost = 0, accuracy = 0, rows = 0;
        foreach (var batch in Batches.Of(inputs.Length, batchSize, seed))
        {
            double[][] x = [.. batch.Select(row => inputs[row])];
            double[][] y = [.. batch.Select(row => targets[row])];
            var outputs = network.Forward(x, isTraining: true);
            rows += batch.Length;
            cost += batch.Length / rows * (loss.Value(outputs, y) - cost);
            accuracy += batch.Length / rows * (Metrics.Accuracy(outputs, y) - accuracy);
            network.Backward(loss.Gradient(outputs, y));
            optimiser.Step(network.Parameters, learningRate);
        }

        return new Epoch(cost, accuracy);
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

        var stopping = new EarlyStopping(patience);
        List<(Epoch Trained, Epoch Validated)> history = [];
        for (var isOver = false; !isOver && history.Count < epochs;)
        {
            var epoch = history.Count;
            var trained = TrainEpoch(inputs, targets, learningRate * schedule(epoch), batchSize, seed + epoch);
            history.Add((trained, Evaluate(validationInputs, validationTargets)));
            isOver = stopping.Observe(history[^1].Validated.Cost, network.Parameters);
        }

        stopping.Restore(network.Parameters);
        return new History([.. history.Select(epoch => epoch.Trained)], [.. history.Select(epoch => epoch.Validated)]);
    }

    private static void Check(double[][] inputs, double[][] targets, double learningRate = 1, int batchSize = 1)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
    }
}

public static class Checkpoints
{
    public static string Save(Network network, Optimiser optimiser, int epoch)
    {
        T[] All<T>(Converter<Parameter, T> of) => Array.ConvertAll(network.Parameters, of);
        return new Checkpoint(
            optimiser.Rule,
            epoch,
            All(parameter => optimiser.MemoryOf(parameter).Steps),
            All(parameter => parameter.Values),
            All(parameter => optimiser.MemoryOf(parameter).First),
            All(parameter => optimiser.MemoryOf(parameter).Second)).ToJson();
    }

    public static int Load(string json, Network network, Optimiser optimiser)
    {
        var (rule, epoch, steps, values, first, second) = Checkpoint.FromJson(json);
        if (rule != optimiser.Rule)
        {
            throw new ArgumentException($"The rule is {optimiser.Rule}, not {rule}.");
        }

        Guard.SameShape(Array.ConvertAll(network.Parameters, parameter => parameter.Values), values);
        for (var i = 0; i < steps.Length; i++)
        {
            values[i].CopyTo(network.Parameters[i].Values.AsSpan());
            optimiser.Remember(network.Parameters[i], first[i], second[i], steps[i]);
        }

        return epoch;
    }
}
