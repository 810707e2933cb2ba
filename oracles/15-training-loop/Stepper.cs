namespace Katas.Oracles.TrainingLoop;

/// <summary>
/// Takes the steps of a training. There are no running means: each direction is computed from all slopes so far, weighed by their
/// age.
/// </summary>
internal sealed class Stepper(string rule, decimal weightDecay, decimal? maxNorm, Habits habits)
{
    /// <summary>The slopes so far of each value, by the memory that it belongs to.</summary>
    private readonly Dictionary<(int Memory, int Value), List<decimal>> _slopes = [];

    /// <summary>How often each memory has been used.</summary>
    private readonly Dictionary<int, int> _uses = [];

    private string Rule => habits.OnlyRule ?? rule;

    public decimal[][] Step(decimal[][] theta, bool[] isBias, decimal[][] gradient, decimal rate)
    {
        if (habits.ForgetsAtOnce)
        {
            _slopes.Clear();
            _uses.Clear();
        }

        var decay = theta.Select((values, i) =>
            values.Select(value => habits.Decays(isBias[i]) ? habits.DecaySign * weightDecay * value : 0).ToArray()).ToArray();
        var slopes = habits.Decay switch
        {
            Decay.BeforeClipping => Clipped(Sum(gradient, decay), isBias, theta),
            Decay.BeforeScaling => ScaledBy(Sum(gradient, decay), Factor(Norm(gradient))),
            Decay.InTheSlope => Sum(Clipped(gradient, isBias, theta), decay),
            _ => Clipped(gradient, isBias, theta),
        };
        slopes = habits.RateBeforeRule ? ScaledBy(slopes, rate) : slopes;
        decimal[][] directions =
        [
            .. slopes.Select((row, i) => habits.IgnoresRule ? row
                : habits.AsksPerValue ? [.. row.Select((_, j) => Direction(row, i)[j])]
                : Direction(row, i)),
        ];
        if (habits.Clip == Clip.Directions)
        {
            directions = [.. directions.SelectMany(row => ScaledBy([row], Factor(Norm([row]))))];
        }

        if (habits.Decay == Decay.InTheDirection)
        {
            directions = Sum(directions, decay);
        }

        var factor = habits.Sign * (habits.IgnoresRate || habits.RateBeforeRule ? 1 : rate);
        var shrinks = habits.Decay == Decay.WithoutRate ? 1 : 0;
        return
        [
            .. theta.Select((values, i) => values
                .Select((value, j) => habits.Moves(isBias[i])
                    ? value - (factor * directions[i][j]) - (shrinks * decay[i][j])
                    : value).ToArray()),
        ];
    }

    /// <summary>What is remembered of a parameter array: the two numbers of each value, and the number of steps.</summary>
    public (decimal[] First, decimal[] Second, int Steps) MemoryOf(int parameter, int length)
    {
        decimal[] Means(decimal keep, decimal share, Func<decimal, decimal> of) =>
        [
            .. Enumerable.Range(0, length).Select(j =>
                _slopes.TryGetValue((parameter, j), out var all) ? share * Weighed(all, keep, of) : 0),
        ];
        var none = new decimal[length];
        var (first, second) = Rule switch
        {
            "sgd" => (Means(0.9m, 1, g => g), none),
            "rmsprop" => (none, Means(0.99m, 0.01m, g => g * g)),
            _ => (Means(0.9m, 0.1m, g => g), Means(0.999m, 0.001m, g => g * g)),
        };
        return (first, second, _uses.GetValueOrDefault(parameter));
    }

    /// <summary>Forgets all slopes, or how many there were.</summary>
    public void Forget(bool slopes, bool steps)
    {
        if (slopes)
        {
            _slopes.Clear();
        }

        if (steps)
        {
            _uses.Clear();
        }
    }

    private decimal[] Direction(decimal[] slopes, int parameter)
    {
        var memory = habits.SharesMemory ? 0 : parameter;
        var t = _uses[memory] = _uses.GetValueOrDefault(memory) + 1;
        return
        [
            .. slopes.Select((slope, j) =>
            {
                var all = _slopes.TryGetValue((memory, j), out var known) ? known : _slopes[(memory, j)] = [];
                all.Add(slope);
                decimal Root(decimal square) => Functions.Sqrt(square) + 0.00000001m;
                return Rule switch
                {
                    "sgd" => Weighed(all, 0.9m, g => g),
                    "rmsprop" => slope / Root(0.01m * Weighed(all, 0.99m, g => g * g)),
                    _ => 0.1m * Weighed(all, 0.9m, g => g) / (1 - Power(0.9m, t))
                        / Root(0.001m * Weighed(all, 0.999m, g => g * g) / (1 - Power(0.999m, t))),
                };
            }),
        ];
    }

    /// <summary>A sum over all slopes so far: each step has multiplied those before it by a share that it keeps.</summary>
    private static decimal Weighed(List<decimal> slopes, decimal keep, Func<decimal, decimal> of) =>
        slopes.Select((g, s) => Power(keep, slopes.Count - 1 - s) * of(g)).Sum();

    private decimal Factor(decimal norm) => maxNorm is { } max && norm > max ? max / norm : 1;

    private static decimal[][] ScaledBy(decimal[][] rows, decimal factor) =>
        [.. rows.Select(row => row.Select(value => factor * value).ToArray())];

    private decimal[][] Clipped(decimal[][] gradient, bool[] isBias, decimal[][] theta)
    {
        if (maxNorm is not { } max)
        {
            return gradient;
        }

        decimal[][] Scaled(IEnumerable<decimal[]> rows, decimal norm, bool always = false) =>
            [.. rows.Select(row => row.Select(g => norm > max || always ? g * max / norm : g).ToArray())];
        return habits.Clip switch
        {
            Clip.Globally => Scaled(gradient, Norm(gradient)),
            Clip.PerParameter => [.. gradient.SelectMany(row => Scaled([row], Norm([row])))],
            Clip.PerSlope => [.. gradient.Select(row => row.Select(g => Math.Clamp(g, -max, max)).ToArray())],
            Clip.ByWeightsOnly => Scaled(gradient, Norm([.. gradient.Where((_, i) => !isBias[i])])),
            Clip.ByValues => Scaled(gradient, Norm(theta)),
            Clip.Always => Scaled(gradient, Norm(gradient), always: true),
            _ => gradient,
        };
    }

    private static decimal Norm(decimal[][] rows) => Functions.Sqrt(rows.Sum(row => row.Sum(g => g * g)));

    private static decimal[][] Sum(decimal[][] rows, decimal[][] others) =>
        [.. rows.Zip(others, (row, other) => row.Zip(other, (a, b) => a + b).ToArray())];

    private static decimal Power(decimal factor, int times) =>
        Enumerable.Repeat(factor, times).Aggregate(1m, (product, each) => product * each);
}
