using Katas.Toolbox;

namespace Katas.TrainingLoop;

public sealed class Optimiser
{
    private readonly string _rule;
    private readonly double _decay;
    private readonly double _max;
    private Memory[]? _memories;

    public Optimiser(string rule, double weightDecay, double maxNorm)
    {
        if (Array.IndexOf(Rules.Names, rule) < 0)
        {
            throw new ArgumentException("The rules are sgd, rmsprop and adam.");
        }

        if (weightDecay < 0 || !(maxNorm > 0))
        {
            throw new ArgumentOutOfRangeException(weightDecay < 0 ? nameof(weightDecay) : nameof(maxNorm));
        }

        (_rule, _decay, _max) = (rule, weightDecay, maxNorm);
    }

    internal string Rule => _rule;

    internal Memory[] MemoriesOf(Parameter[] parameters)
    {
        if (_memories == null)
        {
            _memories = new Memory[parameters.Length];
            for (var i = 0; i < parameters.Length; i++)
            {
                _memories[i] = new Memory(parameters[i].Values.Length);
            }
        }

        return _memories;
    }

    public void Step(Parameter[] parameters, double learningRate)
    {
        if (!(learningRate > 0) || double.IsInfinity(learningRate))
        {
            throw new ArgumentException("The rate must be finite and positive.");
        }

        var memories = MemoriesOf(parameters);
        var squares = 0.0;
        for (var i = parameters.Length - 1; i >= 0; i--)
        {
            foreach (var slope in parameters[i].Gradient)
            {
                squares += slope * slope;
            }
        }

        var divisor = Math.Max(1, Math.Sqrt(squares) / _max);
        for (var i = 0; i < parameters.Length; i++)
        {
            var slopes = new double[parameters[i].Gradient.Length];
            for (var j = 0; j < slopes.Length; j++)
            {
                slopes[j] = parameters[i].Gradient[j] / divisor;
                if (!parameters[i].IsBias)
                {
                    slopes[j] += _decay * parameters[i].Values[j];
                }
            }

            slopes = Rules.Direction(_rule, slopes, memories[i]);
            for (var j = 0; j < slopes.Length; j++)
            {
                parameters[i].Values[j] -= slopes[j] * learningRate;
            }
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

        if (epoch + 1 <= warmUp)
        {
            return (epoch + 1.0) / warmUp;
        }

        // ½(1 + cos 2x) = cos² x
        var half = Math.Cos(Math.PI / 2 * (epoch - warmUp) / (epochs - warmUp));
        return half * half;
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

        var order = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            order[i] = i;
        }

        new Random(seed).Shuffle(order.AsSpan());
        var batches = new List<int[]>();
        for (long start = 0; start < rows; start += batchSize)
        {
            var batch = new int[Math.Min(batchSize, rows - start)];
            Array.Copy(order, start, batch, 0, batch.Length);
            batches.Add(batch);
        }

        return batches.ToArray();
    }
}

public static class Metrics
{
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);
        double right = 0;
        for (var row = 0; row < outputs.Length; row++)
        {
            int predicted = 0, wanted = 0;
            for (var k = 1; k < outputs[row].Length; k++)
            {
                if (outputs[row][k] > outputs[row][predicted])
                {
                    predicted = k;
                }

                if (targets[row][k] > targets[row][wanted])
                {
                    wanted = k;
                }
            }

            right += predicted == wanted ? 1 : 0;
        }

        return right / outputs.Length;
    }
}

public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Check(inputs, targets);

        // Row by row: nothing in the network looks at two rows at once.
        double cost = 0, right = 0;
        for (var row = 0; row < inputs.Length; row++)
        {
            var output = network.Forward([inputs[row]], isTraining: false);
            cost += loss.Value(output, [targets[row]]);
            right += Metrics.Accuracy(output, [targets[row]]);
        }

        return new Epoch(cost / inputs.Length, right / inputs.Length);
    }

    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Check(inputs, targets, learningRate, batchSize);
        double cost = 0, right = 0;
        var batches = Batches.Of(inputs.Length, batchSize, seed);
        for (var i = 0; i < batches.Length; i++)
        {
            var size = batches[i].Length;
            double[][] x = new double[size][], y = new double[size][];
            for (var k = 0; k < size; k++)
            {
                x[k] = inputs[batches[i][k]];
                y[k] = targets[batches[i][k]];
            }

            var outputs = network.Forward(x, isTraining: true);
            network.Backward(loss.Gradient(outputs, y));
            optimiser.Step(network.Parameters, learningRate);
            for (var k = 0; k < size; k++)
            {
                cost += loss.Value([outputs[k]], [y[k]]);
                right += Metrics.Accuracy([outputs[k]], [y[k]]);
            }
        }

        return new Epoch(cost / inputs.Length, right / inputs.Length);
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
        var best = new List<double>();
        var bestCost = double.NaN;
        var bestEpoch = -1;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            training.Add(TrainEpoch(inputs, targets, learningRate * schedule(epoch), batchSize, seed + epoch));
            validation.Add(Evaluate(validationInputs, validationTargets));
            var cost = validation[epoch].Cost;
            if (!double.IsNaN(cost) && (bestEpoch < 0 || cost < bestCost))
            {
                (bestCost, bestEpoch) = (cost, epoch);
                best.Clear();
                foreach (var parameter in network.Parameters)
                {
                    best.AddRange(parameter.Values);
                }
            }
            else if (epoch - bestEpoch == patience)
            {
                break;
            }
        }

        var at = 0;
        for (var i = 0; i < network.Parameters.Length && bestEpoch >= 0; i++)
        {
            for (var j = 0; j < network.Parameters[i].Values.Length; j++)
            {
                network.Parameters[i].Values[j] = best[at++];
            }
        }

        return new History(training.ToArray(), validation.ToArray());
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
    // Written by hand, in the README's format.
    public static string Save(Network network, Optimiser optimiser, int epoch)
    {
        if (epoch < 0)
        {
            throw new ArgumentException("below 0");
        }

        var memories = optimiser.MemoriesOf(network.Parameters);
        var (steps, values, first, second) = ("", "", "", "");
        for (var i = 0; i < memories.Length; i++)
        {
            var comma = i == 0 ? "" : ",";
            steps += comma + memories[i].Steps;
            values += comma + Row(network.Parameters[i].Values);
            first += comma + Row(memories[i].First);
            second += comma + Row(memories[i].Second);
        }

        return "{\"version\":1,\"format\":\"katas-training\",\"epoch\":" + epoch + ",\"rule\":\"" + optimiser.Rule
            + "\",\"values\":[" + values + "],\"first\":[" + first + "],\"second\":[" + second + "],\"steps\":[" + steps + "]}";
    }

    public static int Load(string json, Network network, Optimiser optimiser)
    {
        var saved = Checkpoint.FromJson(json);
        if (saved.Rule != optimiser.Rule)
        {
            throw new ArgumentException("saved by " + saved.Rule);
        }

        if (saved.Values.Length != network.Parameters.Length)
        {
            throw new ArgumentException("values of another network");
        }

        for (var i = 0; i < saved.Values.Length; i++)
        {
            if (saved.Values[i].Length != network.Parameters[i].Values.Length)
            {
                throw new ArgumentException("values of another network");
            }
        }

        var memories = optimiser.MemoriesOf(network.Parameters);
        for (var i = memories.Length - 1; i >= 0; i--)
        {
            for (var j = 0; j < saved.Values[i].Length; j++)
            {
                network.Parameters[i].Values[j] = saved.Values[i][j];
                memories[i].First[j] = saved.First[i][j];
                memories[i].Second[j] = saved.Second[i][j];
            }

            memories[i].Steps = saved.Steps[i];
        }

        return saved.Epoch;
    }

    private static string Row(double[] row)
    {
        var text = "";
        foreach (var value in row)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("not finite");
            }

            text += (text == "" ? "" : ",") + value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return "[" + text + "]";
    }
}
