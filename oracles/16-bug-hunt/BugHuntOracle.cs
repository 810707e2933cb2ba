namespace Katas.Oracles.BugHunt;

/// <summary>Costs noted, and where the neuron ended.</summary>
public sealed record Fitted(double[] Costs, decimal[] Weights, decimal Bias);

/// <summary>Both costs noted, and where the neuron ended.</summary>
public sealed record Watched(decimal[] Training, decimal[] Validation, decimal[] Weights, decimal Bias);

/// <summary>The slopes at the start, and where the descent ended.</summary>
public sealed record Descended(decimal[] WeightGradient, decimal BiasGradient, decimal[] Weights, decimal Bias);

/// <summary>What each class is given, and the weights after a step.</summary>
public sealed record Stepped(double[] Probabilities, double[][] Weights);

/// <summary>Counts and shares.</summary>
public sealed record Verdict(int[][] Confusion, decimal[] Precision, decimal[] Recall, decimal Accuracy);

/// <summary>Both sets on one scale.</summary>
public sealed record ScaledRows(decimal[][] Train, decimal[][] Test);

/// <summary>What became of predictions, of the costs noted, and of dropping in training.</summary>
public sealed record Behaviour(string Prediction, string Costs, string Training);

/// <summary>How rows were dealt.</summary>
public sealed record Deal(string Rows, string Orders, bool OneSeedOneDeal, bool OtherSeedOtherDeal);

/// <summary>The right answers of stage 16, from the definitions; slopes by differences of the cost.</summary>
public static class BugHuntOracle
{
    /// <summary>Steps batch by batch; an epoch's cost is the mean over its rows.</summary>
    public static Fitted MiniBatches(LinearCase c) =>
        MiniBatches(c, Batches(c), (means, counts) => means.Zip(counts, (mean, count) => mean * count).Sum() / counts.Sum());

    /// <summary>Notes both costs, then steps on the training rows.</summary>
    public static Watched Watched(LinearCase c)
    {
        var (training, validation) = (new decimal[c.Epochs], new decimal[c.Epochs]);
        var (w, b) = (c.Weights, c.Bias);
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            training[epoch] = Cost(w, b, c.Inputs, c.Targets);
            validation[epoch] = Cost(w, b, c.Validation, c.ValidationTargets);
            (w, b) = Step(w, b, c.Inputs, c.Targets, c.LearningRate);
        }

        return new Watched(training, validation, w, b);
    }

    /// <summary>The slopes of J, and descent along them.</summary>
    public static Descended Batch(LinearCase c)
    {
        var (slopes, slope) = Slopes(c.Weights, c.Bias, c.Inputs, c.Targets);
        var (w, b) = (c.Weights, c.Bias);
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            (w, b) = Step(w, b, c.Inputs, c.Targets, c.LearningRate);
        }

        return new Descended(slopes, slope, w, b);
    }

    /// <summary>
    /// pₖ = 1 / Σⱼ e^(zⱼ − zₖ), which is e^zₖ / Σ e^z; the step follows the difference of −ln p as far as a slope is asked.
    /// </summary>
    public static Stepped Softmax(ClassCase c)
    {
        decimal[] p =
        [
            .. c.Logits.Select(zk => c.Logits.Any(z => z - zk > 66) ? 0 : 1 / c.Logits.Sum(z => Functions.Exp(z - zk))),
        ];
        return new Stepped(
            p.AsDoubles(),
            c.Weights.Select((row, k) => row.Zip(c.X, (w, x) => w - (c.LearningRate * (p[k] - (k == c.Label ? 1 : 0)) * x)))
                .AsDoubles());
    }

    /// <summary>Counts by pairs.</summary>
    public static Verdict Evaluate(VerdictCase c)
    {
        int[] classes = [.. Enumerable.Range(0, c.Classes)];
        var pairs = c.Labels.Zip(c.Predictions).ToArray();
        decimal Share(Func<(int True, int Taken), bool> isPart, Func<(int True, int Taken), bool> isOne) =>
            pairs.Count(isOne) is > 0 and var all ? (decimal)pairs.Count(pair => isOne(pair) && isPart(pair)) / all : 0;
        return new Verdict(
            [.. classes.Select(t => classes.Select(p => pairs.Count(pair => pair == (t, p))).ToArray())],
            [.. classes.Select(k => Share(pair => pair.True == k, pair => pair.Taken == k))],
            [.. classes.Select(k => Share(pair => pair.Taken == k, pair => pair.True == k))],
            Share(pair => pair.True == pair.Taken, _ => true));
    }

    /// <summary>On the scale of the training rows.</summary>
    public static ScaledRows Scale(ScaleCase c) => Scale(c, c.Train, c.Train);

    /// <summary>Dropout in training and nowhere else.</summary>
    public static Behaviour Dropout(ChanceCase _) => new("w·x + b", "with all inputs", "inputs dropped in every epoch");

    /// <summary>Dealt again in every epoch, as the seed says.</summary>
    public static Deal Shuffle(ChanceCase _) =>
        new(
            "each once per epoch, in batches of 3, 3 and 1",
            "new in every epoch",
            OneSeedOneDeal: true,
            OtherSeedOtherDeal: true);

    /// <summary>A step for each row in turn; an epoch's cost is that after its last step.</summary>
    public static Fitted Undropped(LinearCase c) =>
        MiniBatches(c) with { Costs = [.. Enumerable.Range(1, c.Epochs).Select(epochs => CostAfter(c, epochs))] };

    /// <summary>J after so many epochs.</summary>
    public static double CostAfter(LinearCase c, int epochs) =>
        MiniBatches(c with { Epochs = epochs }) is var fitted
            ? (double)Cost(fitted.Weights, fitted.Bias, c.Inputs, c.Targets)
            : double.NaN;

    /// <summary>½(w·x + b − y)² of every row.</summary>
    public static decimal[] Losses(decimal[] w, decimal b, decimal[][] inputs, decimal[] targets) =>
        [.. inputs.Zip(targets, (x, y) => Numbers.Dot(w, x) + b - y).Select(error => error * error / 2)];

    /// <summary>Their mean.</summary>
    public static decimal Cost(decimal[] w, decimal b, decimal[][] inputs, decimal[] targets) =>
        Losses(w, b, inputs, targets).Average();

    /// <summary>Its slopes, by differences.</summary>
    public static (decimal[] Weights, decimal Bias) Slopes(decimal[] w, decimal b, decimal[][] inputs, decimal[] targets) =>
        (Difference.Central(at => Cost(at, b, inputs, targets), w), Difference.Central(at => Cost(w, at, inputs, targets), b));

    /// <summary>One step against them.</summary>
    public static (decimal[] Weights, decimal Bias) Step(
        decimal[] w, decimal b, decimal[][] inputs, decimal[] targets, decimal rate)
    {
        var (weights, bias) = Slopes(w, b, inputs, targets);
        return ([.. w.Zip(weights, (wj, slope) => wj - (rate * slope))], b - (rate * bias));
    }

    /// <summary>The rows of each batch, from start to end.</summary>
    public static (int Start, int End)[] Batches(LinearCase c) =>
        [.. Enumerable.Range(0, c.Inputs.Length)
            .Where(start => start % c.BatchSize == 0)
            .Select(start => (start, (int)Math.Min((long)start + c.BatchSize, c.Inputs.Length)))];

    /// <summary>
    /// Steps on some batches, with some cost for an epoch, from the mean loss and the number of rows of each batch.
    /// </summary>
    public static Fitted MiniBatches(
        LinearCase c, (int Start, int End)[] batches, Func<double[], int[], double> costOf, Func<int, decimal>? share = null)
    {
        var (w, b) = (c.Weights, c.Bias);
        var costs = new double[c.Epochs];
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            var means = new double[batches.Length];
            foreach (var (i, (start, end)) in batches.Index())
            {
                means[i] = (double)Cost(w, b, c.Inputs[start..end], c.Targets[start..end]);
                (w, b) = Step(
                    w, b, c.Inputs[start..end], c.Targets[start..end], c.LearningRate * (share?.Invoke(end - start) ?? 1));
            }

            costs[epoch] = costOf(means, [.. batches.Select(batch => batch.End - batch.Start)]);
        }

        return new Fitted(costs, w, b);
    }

    /// <summary>On the scale whose means are those of some rows, and whose spreads are those of others.</summary>
    public static ScaledRows Scale(ScaleCase c, decimal[][] meanOf, decimal[][] spreadOf)
    {
        decimal Mean(decimal[][] rows, int j) => rows.Average(row => row[j]);
        decimal Spread(int j) => Functions.Sqrt(spreadOf.Average(row =>
                (row[j] - Mean(spreadOf, j)) * (row[j] - Mean(spreadOf, j)))) is > 0 and var spread
                ? spread
                : 1;
        decimal[][] Apply(decimal[][] rows) =>
            [.. rows.Select(row => row.Select((x, j) => (x - Mean(meanOf, j)) / Spread(j)).ToArray())];
        return new ScaledRows(Apply(c.Train), Apply(c.Test));
    }
}
