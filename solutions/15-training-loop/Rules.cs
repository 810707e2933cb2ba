namespace Katas.TrainingLoop;

/// <summary>What a rule remembers of one parameter array: two numbers per value, and the number of steps.</summary>
/// <param name="length">The number of values.</param>
internal sealed class Memory(int length)
{
    /// <summary>The velocity with sgd; Adam's m.</summary>
    public double[] First { get; } = new double[length];

    /// <summary>The mean square of the slopes with rmsprop; Adam's v.</summary>
    public double[] Second { get; } = new double[length];

    /// <summary>t: each call of <see cref="Rules.Direction"/> adds 1.</summary>
    public int Steps { get; set; }
}

/// <summary>The optimisers of stage 12, and the limit for long gradients.</summary>
internal static class Rules
{
    private const double Epsilon = 1e-8;

    /// <summary>The rules' names.</summary>
    public static string[] Names => ["sgd", "rmsprop", "adam"];

    /// <summary>d, in which direction to step: the caller takes the step θ ← θ − ηd.</summary>
    /// <param name="rule">
    /// sgd: v ← 0.9v + g, d = v. rmsprop: v ← 0.99v + 0.01g², d = g/(√v + ε). adam: as in stage 12, β₁ = 0.9 and
    /// β₂ = 0.999. ε = 1e-8.
    /// </param>
    /// <param name="gradient">g: the slopes of one parameter array; left unchanged.</param>
    /// <param name="memory">What has been remembered of this array; it is brought up to date.</param>
    public static double[] Direction(string rule, double[] gradient, Memory memory)
    {
        memory.Steps++;
        var direction = new double[gradient.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            direction[i] = rule switch
            {
                "sgd" => Momentum(gradient[i], ref memory.First[i]),
                "rmsprop" => RmsProp(gradient[i], ref memory.Second[i]),
                _ => Adam(gradient[i], ref memory.First[i], ref memory.Second[i], memory.Steps),
            };
        }

        return direction;
    }

    /// <summary>maxNorm/‖g‖ if ‖g‖ is over maxNorm, else 1. ‖g‖ = √Σg² is the length of all these slopes together.</summary>
    public static double Scale(IEnumerable<double> slopes, double maxNorm)
    {
        var norm = Math.Sqrt(slopes.Sum(slope => slope * slope));
        return norm > maxNorm ? maxNorm / norm : 1;
    }

    private static double Momentum(double g, ref double velocity) => velocity = (0.9 * velocity) + g;

    private static double RmsProp(double g, ref double meanSquare)
    {
        meanSquare = (0.99 * meanSquare) + (0.01 * g * g);
        return g / (Math.Sqrt(meanSquare) + Epsilon);
    }

    private static double Adam(double g, ref double m, ref double v, int t)
    {
        m = (0.9 * m) + (0.1 * g);
        v = (0.999 * v) + (0.001 * g * g);
        return m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + Epsilon);
    }
}
