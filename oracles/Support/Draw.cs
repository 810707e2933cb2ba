using System.Globalization;

namespace Katas.Oracles;

/// <summary>Random inputs, the same for the same seed: short decimals, so that a case can still be read.</summary>
public sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The seed of the random cases: 1, or what KATA_SEED says.</summary>
    public static int Seed { get; set; } =
        int.TryParse(
            Environment.GetEnvironmentVariable("KATA_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : 1;

    /// <summary>A number of two decimals from [−range, range].</summary>
    public decimal Number(decimal range = 2) => Math.Round((((decimal)_random.NextDouble() * 2) - 1) * range, 2);

    /// <summary>That many numbers.</summary>
    public decimal[] Numbers(int count, decimal range = 2) => [.. Enumerable.Range(0, count).Select(_ => Number(range))];

    /// <summary>That many rows of that many numbers.</summary>
    public decimal[][] Rows(int rows, int columns, decimal range = 2) =>
        [.. Enumerable.Range(0, rows).Select(_ => Numbers(columns, range))];

    /// <summary>Draws until the inputs are good to compute with.</summary>
    public static T Until<T>(Func<T> draw, Func<T, bool> isGood)
    {
        for (var tries = 0; tries < 10_000; tries++)
        {
            var drawn = draw();
            if (isGood(drawn))
            {
                return drawn;
            }
        }

        throw new InvalidOperationException(
            "10,000 draws gave no case that is good to compute with: the condition is too narrow.");
    }
}

/// <summary>Cases that take long to draw, kept until <see cref="Draw.Seed"/> changes.</summary>
public sealed class DrawnOnce<T>(Func<T> draw)
{
    private Tuple<int, T>? _last;

    /// <summary>The cases of the current seed.</summary>
    public T Value
    {
        get
        {
            var (seed, last) = (Draw.Seed, _last);
            if (last is null || last.Item1 != seed)
            {
                _last = last = Tuple.Create(seed, draw());
            }

            return last.Item2;
        }
    }
}
