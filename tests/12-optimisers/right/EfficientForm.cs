namespace Katas.Optimisers;

public sealed class Momentum(double[] parameters, double momentum = 0.9)
{
    private readonly List<double> _roll = [.. new double[parameters.Length]];

    public double[] Parameters { get; } = (double[])parameters.Clone();

    public void Update(double[] gradient, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, Parameters.Length);
        Rates.Require(learningRate);
        for (var i = gradient.Length - 1; i >= 0; i--)
        {
            _roll[i] *= momentum;
            _roll[i] += gradient[i];
            Parameters[i] += -learningRate * _roll[i];
        }
    }
}

public sealed class RmsProp(double[] parameters, double rho = 0.99, double epsilon = 1e-8)
{
    private readonly double[] _squares = new double[parameters.Length];

    public double[] Parameters { get; } = (double[])parameters.Clone();

    public void Update(double[] gradient, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, Parameters.Length);
        Rates.Require(learningRate);
        for (var i = gradient.Length - 1; i >= 0; i--)
        {
            _squares[i] += (1 - rho) * ((gradient[i] * gradient[i]) - _squares[i]);
            Parameters[i] += -learningRate / (epsilon + Math.Sqrt(_squares[i])) * gradient[i];
        }
    }
}

/// <summary>
/// The corrections are carried along as powers, and pulled out of the fraction; ε is scaled so that nothing changes.
/// </summary>
public sealed class Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    private readonly double[,] _state = new double[parameters.Length, 2];
    private double _power1 = 1;
    private double _power2 = 1;

    public double[] Parameters { get; } = (double[])parameters.Clone();

    public void Update(double[] gradient, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, Parameters.Length);
        Rates.Require(learningRate);
        _power1 *= beta1;
        _power2 *= beta2;
        var root = Math.Sqrt(1 - _power2);
        var rate = learningRate * root / (1 - _power1);
        for (var i = 0; i < gradient.Length; i++)
        {
            _state[i, 0] += (1 - beta1) * (gradient[i] - _state[i, 0]);
            _state[i, 1] += (1 - beta2) * ((gradient[i] * gradient[i]) - _state[i, 1]);
            Parameters[i] -= rate * _state[i, 0] / (Math.Sqrt(_state[i, 1]) + (epsilon * root));
        }
    }
}

public static class LearningRate
{
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        Rates.RequireCounts(step, stepsPerEpoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        var rate = initial;
        for (var epoch = every; epoch <= step / stepsPerEpoch; epoch += every)
        {
            rate *= factor;
        }

        return rate;
    }

    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        Rates.RequireCounts(step, stepsPerEpoch);
        return initial / Math.Exp(decay * Math.Floor(step / (double)stepsPerEpoch));
    }
}

public static class Clipping
{
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        Rates.Require(maxNorm);
        var norm = gradients.Aggregate(0.0, (so, layer) => double.Hypot(so, layer.Aggregate(0.0, double.Hypot)));
        var scale = Math.Min(1, maxNorm / norm);
        var clipped = new double[gradients.Length][];
        for (var i = 0; i < clipped.Length; i++)
        {
            clipped[i] = new double[gradients[i].Length];
            for (var j = 0; j < clipped[i].Length; j++)
            {
                clipped[i][j] = gradients[i][j] * scale;
            }
        }

        return clipped;
    }
}

internal static class Rates
{
    public static void Require(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
    }

    public static void RequireCounts(int step, int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepsPerEpoch);
    }
}
