namespace Kata.Figures;

/// <summary>A cost over two parameters, in a square around the origin.</summary>
/// <param name="Cost">J.</param>
/// <param name="Slopes">Its two slopes.</param>
internal sealed record RaceSurface(Func<double, double, double> Cost, Func<double, double, double[]> Slopes)
{
    /// <summary>Starts and pictures lie between −Reach and Reach.</summary>
    public const double Reach = 3;

    private const double Steepness = 15;
    private const double Bend = 4;

    /// <summary>Their names, in requests.</summary>
    public static string[] Names => ["valley", "bend", "saddle"];

    public static RaceSurface Of(string name) => name switch
    {
        "valley" => new((x, y) => ((x * x) + (Steepness * y * y)) / 2, (x, y) => [x, Steepness * y]),

        // Rosenbrock's (1960), gentler: the valley follows y = x²/2 − 1, and its lowest point is at x = 1.
        "bend" => new(
            (x, y) => (((x - 1) * (x - 1)) + (Bend * Off(x, y) * Off(x, y))) / 2,
            (x, y) => [x - 1 - (Bend * Off(x, y) * x), Bend * Off(x, y)]),

        // Two wells at x = ±2, and a saddle between them.
        _ => new(
            (x, y) => ((((x * x) - 4) * ((x * x) - 4) / 8) + (y * y)) / 2,
            (x, y) => [((x * x) - 4) * x / 4, y]),
    };

    private static double Off(double x, double y) => y - ((x * x / 2) - 1);
}
