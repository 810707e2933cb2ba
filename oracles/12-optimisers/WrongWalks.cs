namespace Katas.Oracles.Optimisers;

/// <summary>What the mistakes of several optimisers have in common.</summary>
internal static class WrongWalks
{
    internal const string EpsilonInside = "ε is inside the root, where it counts as √ε: add it outside";

    internal const string EpsilonOutside = "ε is added to the fraction: add it to the divisor";

    internal const string EpsilonLeftOut = "ε is missing: for a slope of 0 that gives 0/0";

    internal const string NotSquared = "v is the mean of g: it should be the mean of g², or a negative mean has no root";

    internal const string Absolute = "v is the mean of |g|: it should be the mean of g²";

    internal const string Uphill = "the step goes uphill: subtract it";

    internal const string RateLeftOut = "the learning rate is missing from the step";

    internal const string WeightsSwapped = "the weights of the old value and the new slope are swapped";

    internal const string ZerosSkipped = "a parameter with slope 0 stands still: its velocity or mean still moves it, and fades";

    internal const string GradientOverwritten = "the caller's gradient is overwritten: write only into your own arrays";

    /// <summary>
    /// Where one parameter goes: from θ and g, by η, with the memory that belongs to it, in step t, counted from 1.
    /// </summary>
    internal delegate double Stepper(double theta, double g, double rate, double[] memory, int t);

    /// <summary>A walk: θ after each step, what the step subtracted from it, and what it kept in memory.</summary>
    internal sealed record Trace(double[][] Theta, double[][] Steps, double[][][] Memory)
    {
        /// <summary>One number of the memory of each parameter, after each step.</summary>
        public double[][] Kept(int slot) => Each(Memory, row => Each(row, memory => memory[slot]));
    }

    internal static Trace Walk(
        decimal[] start, decimal[][] gradients, decimal[] rates, Stepper step, int states = int.MaxValue)
    {
        var theta = start.AsDoubles();
        var memory = Each(theta, _ => new double[7]);
        var trace = new Trace(new double[rates.Length][], new double[rates.Length][], new double[rates.Length][][]);
        for (var t = 0; t < rates.Length; t++)
        {
            var (before, after, kept) = (theta, new double[theta.Length], new double[theta.Length][]);
            for (var i = 0; i < before.Length; i++)
            {
                var own = memory[Math.Min(i, states - 1)];
                after[i] = step(before[i], (double)gradients[t][i], (double)rates[t], own, t + 1);
                kept[i] = [.. own];
            }

            theta = after;
            (trace.Theta[t], trace.Memory[t]) = (after, kept);
            trace.Steps[t] = [.. before.Zip(after, (from, to) => from - to)];
        }

        return trace;
    }

    internal static IEnumerable<Mistake<TCase, double[][]>> LeftOut<TCase>(
        Func<TCase, decimal[]> start, Func<TCase, decimal[][]> right) =>
    [
        new("first-parameter-left-out", "the first parameter didn't change: the loop starts one late", c =>
            [[.. right(c).Select(theta => ((decimal[])[start(c)[0], .. theta[1..]]).AsDoubles())]]),
        new("last-parameter-left-out", "the last parameter didn't change: the loop ends one early", c =>
            [[.. right(c).Select(theta => ((decimal[])[.. theta[..^1], start(c)[^1]]).AsDoubles())]]),
    ];

    /// <summary>What is left in a gradient that was used as scratch paper.</summary>
    internal static double[][] Overwritten(decimal[] gradient, decimal rate) =>
        [
            [.. gradient.Select(slope => (double)(rate * slope))],
            [.. gradient.Select(slope => (double)(slope * slope))],
            [.. gradient.Select(_ => 0.0)],
        ];

    internal static double Blend(decimal beta, double old, double now) => ((double)beta * old) + ((1 - (double)beta) * now);

    internal static double Left(decimal beta, int t) => 1 - Math.Pow((double)beta, t);

    internal static TOut[] Each<TIn, TOut>(TIn[] items, Func<TIn, TOut> of) => Array.ConvertAll(items, item => of(item));
}
