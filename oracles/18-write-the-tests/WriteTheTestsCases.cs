namespace Katas.Oracles.WriteTheTests;

/// <summary>An implementation to run a suite on, with settings.</summary>
/// <param name="Implementation">The implementation.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Number">The number of the settings: 0 for the first.</param>
public sealed record SuiteCase<TSettings, TSubject>(
    Implementation<TSettings, TSubject> Implementation, TSettings Settings, int Number) : Case(Implementation.Name)
    where TSettings : notnull
{
    /// <inheritdoc/>
    public override string Given => $"{Settings}";

    /// <inheritdoc/>
    public override string Worked => $"it computes {Implementation.Rule}";

    /// <summary>A new instance of the implementation.</summary>
    public TSubject Subject => Implementation.Create(Settings);
}

/// <summary>How many classes there are.</summary>
public sealed record ConfusionSettings(int Classes)
{
    /// <inheritdoc/>
    public override string ToString() => $"classes = {Classes}";
}

/// <summary>The peak and the length of a warm-up.</summary>
public sealed record WarmUpSettings(decimal Peak, int WarmUpSteps)
{
    /// <inheritdoc/>
    public override string ToString() => $"peak = {Numbers.Text(Peak)}  warmUpSteps = {WarmUpSteps}";
}

/// <summary>How many of the best classes count.</summary>
public sealed record TopKSettings(int K)
{
    /// <inheritdoc/>
    public override string ToString() => $"k = {K}";
}

/// <summary>Values to test with.</summary>
public sealed record StatisticsSettings(decimal[] Sample)
{
    /// <inheritdoc/>
    public override string ToString() => $"sample = {Numbers.Text(Sample)}";
}

/// <summary>
/// A neuron's cost J = 1/2m Σ (tanh(w·x + b) − y)² + λ/2 Σ w², with θ = (w, b), and its gradient, both in doubles.
/// </summary>
public sealed record GradientSettings(decimal[][] Rows, decimal[] Targets, decimal[] Point)
{
    /// <summary>λ.</summary>
    public const double Lambda = 0.01;

    /// <summary>J.</summary>
    public double Cost(double[] theta) =>
        (Rows.Zip(Targets).Average(row => Math.Pow(Output(theta, row.First) - (double)row.Second, 2)) / 2)
        + (Lambda / 2 * theta.SkipLast(1).Sum(w => w * w));

    /// <summary>∂J/∂θ.</summary>
    public double[] Gradient(double[] theta)
    {
        var slopes = new double[theta.Length];
        foreach (var (x, y) in Rows.Zip(Targets))
        {
            var a = Output(theta, x);
            var delta = (a - (double)y) * (1 - (a * a)) / Rows.Length;
            for (var j = 0; j < x.Length; j++)
            {
                slopes[j] += delta * (double)x[j];
            }

            slopes[^1] += delta;
        }

        return [.. slopes.Select((slope, j) => j < slopes.Length - 1 ? slope + (Lambda * theta[j]) : slope)];
    }

    /// <inheritdoc/>
    public override string ToString() => $"point = {Numbers.Text(Point)}";

    private static double Output(double[] theta, decimal[] x) =>
        theta.Length == x.Length + 1
            ? Math.Tanh(x.Select((value, j) => theta[j] * (double)value).Sum() + theta[^1])
            : throw new ArgumentException($"θ has {theta.Length} values; it needs {x.Length + 1}.");
}

/// <summary>A specification worked out: of a confusion matrix after some predictions.</summary>
public sealed record CountsCase(string Name, int Classes, int[] Labels, int[] Predicted) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"classes = {Classes}  labels = {Numbers.Text(Labels)}  predicted = {Numbers.Text(Predicted)}";

    /// <inheritdoc/>
    public override string Worked => $"{Labels.Zip(Predicted).Count(pair => pair.First == pair.Second)} on the diagonal";
}

/// <summary>A specification worked out: of a step's learning rate.</summary>
public sealed record RateCase(string Name, WarmUpSettings Settings, int Step) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"{Settings}  step = {Step}";

    /// <inheritdoc/>
    public override string Worked => Step + 1 <= Settings.WarmUpSteps
        ? $"t/w = {Step + 1}/{Settings.WarmUpSteps}"
        : $"√(w/t) = √({Settings.WarmUpSteps}/{Step + 1})";
}

/// <summary>A specification worked out: of a top-k accuracy.</summary>
public sealed record TopKCase(string Name, decimal[][] Scores, int[] Labels, int K) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"scores = {Numbers.Text(Scores)}  labels = {Numbers.Text(Labels)}  k = {K}";

    /// <inheritdoc/>
    public override string Worked =>
        $"higher scores per row: {Numbers.Text(Scores.Zip(Labels, WriteTheTestsOracle.Higher).ToArray())}";
}

/// <summary>A specification worked out: of the statistics after some batches.</summary>
public sealed record StatisticsCase(string Name, decimal[][] Batches) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"batches = {Numbers.Text(Batches)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"Σx = {Numbers.Text(Batches.Sum(batch => batch.Sum()))}  n = {Batches.Sum(batch => batch.Length)}";
}

/// <summary>A specification worked out: of a cost's gradient.</summary>
public sealed record GradientCase(string Name, GradientSettings Settings) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"x = {Numbers.Text(Settings.Rows)}  y = {Numbers.Text(Settings.Targets)}  θ = {Numbers.Text(Settings.Point)}";

    /// <inheritdoc/>
    public override string Worked => $"J = {Numbers.Text(Math.Round(WriteTheTestsOracle.Cost(Settings, Settings.Point), 9))}";
}

/// <summary>The cases of stage 18.</summary>
public static class WriteTheTestsCases
{
    /// <summary>Every confusion matrix's update, with two numbers of classes.</summary>
    public static SuiteCase<ConfusionSettings, Action<int[][], int, int>>[] Confusions
    {
        get
        {
            var draw = new Draw(Draw.Seed);
            return Each(Implementations.Confusion, new(Count(draw, 3, 30)), new(Count(draw, 3, 30)));
        }
    }

    /// <summary>Every schedule, with two peaks and lengths of the warm-up.</summary>
    public static SuiteCase<WarmUpSettings, Func<int, double>>[] WarmUps
    {
        get
        {
            var draw = new Draw(Draw.Seed);
            return Each(Implementations.WarmUp, DrawnWarmUp(draw), DrawnWarmUp(draw));
        }
    }

    /// <summary>Every top-k accuracy, for two k.</summary>
    public static SuiteCase<TopKSettings, Func<double[][], int[], double>>[] TopKs
    {
        get
        {
            var draw = new Draw(Draw.Seed);
            return Each(Implementations.TopK, new(Count(draw, 2, 15)), new(Count(draw, 2, 15)));
        }
    }

    /// <summary>Every running mean and variance, with two samples.</summary>
    public static SuiteCase<StatisticsSettings, Func<Func<double[], (double Mean, double Variance)>>>[] RunningStatistics
    {
        get
        {
            var draw = new Draw(Draw.Seed);
            return Each(Implementations.Statistics, new(draw.Numbers(7)), new(draw.Numbers(7, range: 9)));
        }
    }

    /// <summary>Every gradient, of two costs.</summary>
    public static SuiteCase<GradientSettings, Func<double[], double[]>>[] Gradients
    {
        get
        {
            var draw = new Draw(Draw.Seed);
            return Each(Implementations.Gradient, DrawnGradient(draw), DrawnGradient(draw));
        }
    }

    /// <summary>Confusion matrices.</summary>
    public static CountsCase[] Counts =>
    [
        new("one miss", 3, [0], [2]),
        new("three hits of one class", 3, [1, 1, 1], [1, 1, 1]),
        new("hits and misses", 3, [0, 0, 1, 2, 2], [0, 1, 1, 0, 2]),
    ];

    /// <summary>Learning rates.</summary>
    public static RateCase[] Rates =>
    [
        new("the first step", new(0.8m, 4), 0),
        new("the second step", new(0.8m, 4), 1),
        new("the peak", new(0.8m, 4), 3),
        new("the first step of the decay", new(0.8m, 4), 4),
        new("four times as many steps", new(0.8m, 4), 15),
        new("nine times as many steps", new(0.6m, 5), 44),
    ];

    /// <summary>Top-k accuracies.</summary>
    public static TopKCase[] Accuracies =>
    [
        new("in place k", [[0.5m, 0.3m, 0.2m]], [1], 2),
        new("in place k + 1", [[0.5m, 0.3m, 0.2m]], [2], 2),
        new("two of three rows", [[3, 2, 1], [1, 3, 2], [-1, -3, -2]], [0, 0, 2], 2),
        new("all scores equal", [[1, 1, 1]], [2], 2),
        new("a tie at the border", [[3, 2, 2, 1]], [2], 2),
    ];

    /// <summary>Statistics of batches.</summary>
    public static StatisticsCase[] Statistics =>
    [
        new("one batch", [[1, 3, 8]]),
        new("a short last batch", [[1, 3], [8]]),
        new("one value", [[5]]),
        new("values near 100,000,000", [[100_000_001, 100_000_003], [100_000_008]]),
    ];

    /// <summary>Gradients of a neuron's cost.</summary>
    public static GradientCase[] Slopes =>
    [
        new("a neuron with two inputs", new([[1, -0.5m], [-0.5m, 0.25m]], [0.5m, -1], [0.4m, -0.2m, 0.1m])),
        new("a neuron at 0", new([[1, -1], [0.5m, 2]], [0.5m, -0.25m], [0, 0, 0])),
    ];

    private static SuiteCase<TSettings, TSubject>[] Each<TSettings, TSubject>(
        Implementation<TSettings, TSubject>[] implementations, params TSettings[] settings)
        where TSettings : notnull =>
    [
        .. from implementation in implementations
           from s in settings.Index()
           select new SuiteCase<TSettings, TSubject>(implementation, s.Item, s.Index),
    ];

    private static WarmUpSettings DrawnWarmUp(Draw draw) => new(0.5m + Math.Abs(draw.Number(0.4m)), Count(draw, 3, 20));

    /// <summary>No parameter and no slope is near 0, so that every wrong gradient can be told from a right one.</summary>
    private static GradientSettings DrawnGradient(Draw draw) => Draw.Until(
        () => new GradientSettings(draw.Rows(3, 2, range: 1), draw.Numbers(3, range: 1), draw.Numbers(3, range: 1)),
        settings => settings.Point.Concat(WriteTheTestsOracle.Gradient(settings)).All(number => Math.Abs(number) > 0.05m));

    private static int Count(Draw draw, int min, int max) => min + (int)Math.Abs(draw.Number(max - min));
}
