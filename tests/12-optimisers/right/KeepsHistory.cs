namespace Katas.Optimisers;

/// <summary>Every slope is remembered, and weighed by its age at each step.</summary>
public sealed class Momentum(double[] parameters, double momentum = 0.9)
{
    private readonly List<double[]> _history = [];

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Require.Step(gradient.Length == Parameters.Length, learningRate);
        _history.Add([.. gradient]);
        for (var i = 0; i < Parameters.Length; i++)
        {
            Parameters[i] -= learningRate * Aged.Sum(_history, i, momentum, g => g);
        }
    }
}

/// <summary>Uncorrected, v is the sum of the squares, weighed by age and by 1 − ρ.</summary>
public sealed class RmsProp(double[] parameters, double rho = 0.99, double epsilon = 1e-8)
{
    private readonly List<double[]> _history = [];

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Require.Step(gradient.Length == Parameters.Length, learningRate);
        _history.Add([.. gradient]);
        for (var i = 0; i < Parameters.Length; i++)
        {
            var square = (1 - rho) * Aged.Sum(_history, i, rho, g => g * g);
            Parameters[i] -= learningRate * (gradient[i] / (Math.Sqrt(square) + epsilon));
        }
    }
}

/// <summary>Corrected, m and v are the means of the slopes and of their squares, weighed by age.</summary>
public sealed class Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    private readonly List<double[]> _history = [];

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Require.Step(gradient.Length == Parameters.Length, learningRate);
        _history.Add([.. gradient]);
        for (var i = 0; i < Parameters.Length; i++)
        {
            var mean = Aged.Sum(_history, i, beta1, g => g) / Aged.Sum(_history, i, beta1, _ => 1);
            var square = Aged.Sum(_history, i, beta2, g => g * g) / Aged.Sum(_history, i, beta2, _ => 1);
            Parameters[i] -= learningRate * (mean / (Math.Sqrt(square) + epsilon));
        }
    }
}

public static class LearningRate
{
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        Require.That(every > 0 && step >= 0 && stepsPerEpoch > 0);
        var drops = (int)Math.Floor((double)step / stepsPerEpoch / every);
        return drops == 0 ? initial : factor * StepDecay(initial, factor, every, step - (every * stepsPerEpoch), stepsPerEpoch);
    }

    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        Require.That(step >= 0 && stepsPerEpoch > 0);
        return Math.Exp(Math.Log(initial) - (decay * ((step - (step % stepsPerEpoch)) / stepsPerEpoch)));
    }
}

public static class Clipping
{
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        Require.Step(true, maxNorm);
        var squares = gradients.Sum(layer => layer.Sum(g => g * g));
        double[][] clipped = [.. gradients.Select(layer => (double[])layer.Clone())];
        if (squares > maxNorm * maxNorm)
        {
            foreach (var layer in clipped)
            {
                for (var j = 0; j < layer.Length; j++)
                {
                    layer[j] /= Math.Sqrt(squares) / maxNorm;
                }
            }
        }

        return clipped;
    }
}

internal static class Aged
{
    public static double Sum(List<double[]> history, int i, double keep, Func<double, double> of) =>
        history.Select((g, s) => Math.Pow(keep, history.Count - 1 - s) * of(g[i])).Sum();
}

internal static class Require
{
    public static void Step(bool fits, double rate) => That(fits && double.IsFinite(rate) && rate > 0);

    public static void That(bool holds)
    {
        if (!holds)
        {
            throw new ArgumentException("that is no step");
        }
    }
}
