namespace Katas.Oracles.TrainingLoop;

/// <summary>What a training gives: the history, and the parameters that the network has in the end.</summary>
public sealed record Training(
    decimal[] Costs,
    decimal[] Accuracies,
    decimal[] ValidationCosts,
    decimal[] ValidationAccuracies,
    decimal[][] Parameters);

/// <summary>What a training notes of each epoch.</summary>
public sealed record Recorded(
    decimal[] Costs, decimal[] Accuracies, decimal[] ValidationCosts, decimal[] ValidationAccuracies);

/// <summary>What some rows give: their cost and accuracy, and the parameters afterwards.</summary>
public sealed record Measured(decimal Cost, decimal Accuracy, decimal[][] Parameters);

/// <summary>What two epochs give, one after the other, and the parameters after each.</summary>
public sealed record TwoEpochs(decimal[] Costs, decimal[] Accuracies, decimal[][][] Parameters);

/// <summary>What a checkpoint has, its rule aside.</summary>
public sealed record Saved(int Epoch, int[] Steps, decimal[][] Values, decimal[][] First, decimal[][] Second);

/// <summary>What a training gives that is loaded: the epoch and the parameters to go on with, and the next two epochs.</summary>
public sealed record Resumed(
    int Epoch, decimal[][] Loaded, decimal[] Costs, decimal[] Accuracies, decimal[][][] Parameters);

/// <summary>The right answers of stage 15: every slope by differences, every direction from all slopes so far.</summary>
public static class TrainingLoopOracle
{
    /// <summary>The parameters after each step.</summary>
    public static decimal[][][] Steps(StepCase c) => Steps(c, new Habits());

    /// <summary>The share of the warm-up that is over, or the height of the cosine.</summary>
    public static decimal Share(ScheduleCase c) => c.Epoch < c.WarmUp
        ? (decimal)(c.Epoch + 1) / c.WarmUp
        : (1 + Functions.Cos(Functions.Pi * (c.Epoch - c.WarmUp) / (c.Epochs - c.WarmUp))) / 2;

    /// <summary>The row numbers of each batch.</summary>
    public static int[][] Batches(BatchCase c) => Batches(c.Rows, c.BatchSize, c.Seed);

    /// <summary>The share of rows whose largest output is where the largest target is.</summary>
    public static decimal Accuracy(AccuracyCase c) => Accuracy(c.Outputs, c.Targets);

    /// <summary>The validation rows, measured without dropout; nothing learns.</summary>
    public static Measured Evaluate(LoopCase c) => new Loop(c, new Habits()).Evaluate();

    /// <summary>What two epochs give, the second one going on from the first.</summary>
    public static TwoEpochs Epochs(LoopCase c) => new Loop(c, new Habits()).TwoEpochs();

    /// <summary>A whole training.</summary>
    public static Training Fit(LoopCase c) => new Loop(c, new Habits()).Fit();

    /// <summary>A training after some epochs.</summary>
    public static Saved Save(LoopCase c) => new Loop(c, new Habits()).Save();

    /// <summary>A training that goes on after some epochs, as if nothing had happened.</summary>
    public static Resumed Resume(LoopCase c) => new Loop(c, new Habits()).Resume();

    /// <summary>The history of a training.</summary>
    public static Recorded HistoryOf(Training training) =>
        new(training.Costs, training.Accuracies, training.ValidationCosts, training.ValidationAccuracies);

    /// <summary>The steps of somebody with other habits.</summary>
    internal static decimal[][][] Steps(StepCase c, Habits habits)
    {
        var stepper = new Stepper(c.Rule, c.WeightDecay, c.MaxNorm, habits);
        List<decimal[][]> points = [];
        var theta = c.Start;
        foreach (var (gradient, rate) in c.Gradients.Zip(c.Rates))
        {
            theta = stepper.Step(theta, c.IsBias, gradient, rate);
            points.Add(theta);
        }

        return [.. points];
    }

    /// <summary>The row numbers, shuffled as the exercise says, and cut.</summary>
    internal static int[][] Batches(int rows, int batchSize, int seed)
    {
        var order = Enumerable.Range(0, rows).ToArray();
        new Random(seed).Shuffle(order);
        List<int[]> batches = [];
        for (var start = 0; start < rows; start += batchSize)
        {
            batches.Add([.. order.Skip(start).Take(batchSize)]);
        }

        return [.. batches];
    }

    /// <summary>Of rows, by their largest values.</summary>
    internal static decimal Accuracy(decimal[][] outputs, decimal[][] targets) =>
        (decimal)outputs.Zip(targets, (a, y) => Largest(a) == Largest(y)).Count(isRight => isRight) / outputs.Length;

    /// <summary>The first position of the largest value.</summary>
    internal static int Largest(decimal[] row) => Array.IndexOf(row, row.Max());
}
