namespace Katas.Oracles.WriteTheTests;

/// <summary>The specifications of stage 18 in decimals. A suite's right answer is a word: what it should find.</summary>
public static class WriteTheTestsOracle
{
    /// <summary>What a suite does on a right implementation.</summary>
    public const string Passes = "every test passes";

    /// <summary>What a suite does on a wrong implementation whose results are right in all of its calls.</summary>
    public const string PassesUnseen = "every test passes, since every call of theirs has the right result";

    /// <summary>What a suite does that makes no other calls than the README's example.</summary>
    public const string PassesOnExample = "every test passes, but they are only the README's example";

    /// <summary>What a suite does on a wrong implementation.</summary>
    public const string Fails = "a test fails";

    /// <summary>What a suite does in its second run.</summary>
    public const string SameCalls = "the second run makes the same calls";

    /// <summary>What a suite should not do in its second run.</summary>
    public const string OtherCalls = "the second run makes other calls";

    /// <summary>What becomes of an array that a suite is given.</summary>
    public const string Unchanged = "the given array is unchanged";

    /// <summary>What should not become of it.</summary>
    public const string Changed = "the given array has changed";

    /// <summary>The counts by label and prediction.</summary>
    public static int[][] Counts(CountsCase c) =>
    [
        .. Enumerable.Range(0, c.Classes).Select(label => Enumerable.Range(0, c.Classes)
            .Select(predicted => c.Labels.Zip(c.Predicted).Count(pair => pair == (label, predicted)))
            .ToArray()),
    ];

    /// <summary>peak · t/w, then peak · √(w/t).</summary>
    public static decimal Rate(RateCase c)
    {
        var (peak, w, t) = (c.Settings.Peak, (decimal)c.Settings.WarmUpSteps, c.Step + 1);
        return t <= w ? peak * t / w : peak * Functions.Sqrt(w / t);
    }

    /// <summary>How many classes have a strictly higher score than the label.</summary>
    public static int Higher(decimal[] row, int label) => row.Count(score => score > row[label]);

    /// <summary>The fraction of rows where fewer than k classes have a strictly higher score.</summary>
    public static decimal Accuracy(TopKCase c) =>
        (decimal)c.Scores.Zip(c.Labels, Higher).Count(higher => higher < c.K) / c.Scores.Length;

    /// <summary>The mean and the variance of the values of all batches.</summary>
    public static (decimal Mean, decimal Variance) Statistics(StatisticsCase c)
    {
        decimal[] values = [.. c.Batches.SelectMany(batch => batch)];
        var mean = values.Average();
        return (mean, values.Average(x => (x - mean) * (x - mean)));
    }

    /// <summary>J.</summary>
    public static decimal Cost(GradientSettings settings, decimal[] theta) =>
        (settings.Rows.Zip(settings.Targets).Average(row =>
        {
            var error = Functions.Tanh(Numbers.Dot(theta[..^1], row.First) + theta[^1]) - row.Second;
            return error * error;
        }) / 2)
        + ((decimal)GradientSettings.Lambda / 2 * Numbers.Dot(theta[..^1], theta[..^1]));

    /// <summary>∂J/∂θ by central differences.</summary>
    public static decimal[] Gradient(GradientSettings settings) =>
        Difference.Central(theta => Cost(settings, theta), settings.Point, Difference.Fine);
}
