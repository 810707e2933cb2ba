namespace Katas.Optimisers;

/// <summary>Checks of arguments.</summary>
internal static class Guard
{
    public static void RequireStep(double[] parameters, double[] gradient, double learningRate)
    {
        if (gradient.Length != parameters.Length)
        {
            throw new ArgumentException(
                $"gradient has {gradient.Length} values but Parameters has {parameters.Length}; they pair up one to one.",
                nameof(gradient));
        }

        RequireFiniteAndPositive(learningRate, nameof(learningRate));
    }

    public static void RequireFiniteAndPositive(double value, string name)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and greater than 0.");
        }
    }
}
