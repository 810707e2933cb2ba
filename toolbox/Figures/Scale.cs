namespace Katas.Toolbox.Figures;

/// <summary>An axis with its ends known: which share of its length a value is at.</summary>
/// <param name="Axis">What it measures.</param>
/// <param name="From">The value at its beginning.</param>
/// <param name="To">The value at its end.</param>
public sealed record Scale(Axis Axis, double From, double To)
{
    private const double Margin = 0.05;

    /// <summary>Where values lie: as the axis says, or around all of them.</summary>
    /// <param name="axis">What it measures.</param>
    /// <param name="values">The values to be seen.</param>
    /// <param name="isTight">Whether the outermost values lie on the border.</param>
    public static Scale Of(Axis axis, IEnumerable<double> values, bool isTight)
    {
        ArgumentNullException.ThrowIfNull(axis);
        var seen = values.Where(value => double.IsFinite(value) && (!axis.IsLogarithmic || value > 0))
            .Select(value => axis.IsLogarithmic ? Math.Log10(value) : value)
            .DefaultIfEmpty(0)
            .ToArray();
        var (low, high) = (seen.Min(), seen.Max());
        var margin = low == high ? Math.Max(Math.Abs(low), 1) / 2 : isTight ? 0 : Margin * (high - low);
        double Value(double at) => axis.IsLogarithmic ? Math.Pow(10, at) : at;
        return new Scale(axis, axis.From ?? Value(low - margin), axis.To ?? Value(high + margin));
    }

    /// <summary>0 at the beginning, 1 at the end; not a number where there is no place.</summary>
    public double Share(double value) =>
        Axis.IsLogarithmic ? Math.Log(value / From) / Math.Log(To / From) : (value - From) / (To - From);

    /// <summary>The numbers or names to be written along the axis.</summary>
    public Tick[] Ticks(int max) =>
        Axis.Names is { } names ? [
            .. names.Select((name, i) => new Tick(i, name)).Where(tick => tick.Value >= From && tick.Value <= To),
        ]
        : Axis.IsLogarithmic ? Axis.LogarithmicTicks(From, To, max)
        : Axis.Ticks(From, To, max);
}
