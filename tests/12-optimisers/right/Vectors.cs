using System.Numerics;

namespace Katas.Optimisers;

public sealed class Momentum(double[] parameters, double momentum = 0.9)
{
    private readonly double[] _velocity = new double[parameters.Length];

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Doors.Open(Parameters, gradient, learningRate);
        Lanes.Scale(_velocity, momentum);
        Lanes.AddScaled(_velocity, gradient, 1.0);
        Lanes.AddScaled(Parameters, _velocity, -learningRate);
    }
}

public sealed class RmsProp(double[] parameters, double rho = 0.99, double epsilon = 1e-8)
{
    private readonly double[] _v = new double[parameters.Length];

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Doors.Open(Parameters, gradient, learningRate);
        Lanes.Scale(_v, rho);
        Lanes.AddScaled(_v, Array.ConvertAll(gradient, g => g * g), 1 - rho);
        Lanes.AddScaled(Parameters, [.. gradient.Select((g, i) => g / (double.Sqrt(_v[i]) + epsilon))], -learningRate);
    }
}

public sealed class Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    private readonly double[] _m = new double[parameters.Length];
    private readonly double[] _v = new double[parameters.Length];
    private readonly double[] _step = new double[parameters.Length];
    private long _t;

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Doors.Open(Parameters, gradient, learningRate);
        var t = ++_t;
        Lanes.Scale(_m, beta1);
        Lanes.AddScaled(_m, gradient, 1 - beta1);
        Lanes.Scale(_v, beta2);
        Lanes.AddScaled(_v, Array.ConvertAll(gradient, g => g * g), 1 - beta2);
        for (var i = 0; i < _step.Length; i++)
        {
            _step[i] = 1 / (1 - double.Pow(beta1, t)) * _m[i] / (epsilon + double.Sqrt(1 / (1 - double.Pow(beta2, t)) * _v[i]));
        }

        Lanes.AddScaled(Parameters, _step, -learningRate);
    }
}

public static class LearningRate
{
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        Doors.OpenAt(step, stepsPerEpoch);
        if (every == 0 || int.IsNegative(every))
        {
            throw new ArgumentException("never");
        }

        return initial * Math.Exp(step / stepsPerEpoch / every * Math.Log(factor));
    }

    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        Doors.OpenAt(step, stepsPerEpoch);
        return Math.Exp(decay * -(step / stepsPerEpoch)) * initial;
    }
}

public static class Clipping
{
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        Doors.OpenTo(maxNorm);
        double[][] clipped = [.. gradients.Select(layer => layer.ToArray())];
        var norm = Math.Sqrt(gradients.Sum(layer => Lanes.Dot<double>(layer, layer)));
        if (norm <= maxNorm)
        {
            return clipped;
        }

        foreach (var layer in clipped)
        {
            Lanes.Scale(layer, maxNorm / norm);
        }

        return clipped;
    }
}

internal static class Lanes
{
    public static void Scale<T>(Span<T> values, T by)
        where T : INumber<T>
    {
        foreach (ref var value in values)
        {
            value *= by;
        }
    }

    public static void AddScaled<T>(Span<T> values, ReadOnlySpan<T> others, T by)
        where T : INumber<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += by * others[i];
        }
    }

    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : INumber<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}

internal static class Doors
{
    public static void Open(double[] parameters, double[] gradient, double rate)
    {
        if (parameters.Length != gradient.Length)
        {
            throw new ArgumentException("lengths differ");
        }

        OpenTo(rate);
    }

    public static void OpenTo(double rate)
    {
        if (!double.IsPositive(rate) || rate == 0 || !double.IsFinite(rate))
        {
            throw new ArgumentException("finite and positive, please");
        }
    }

    public static void OpenAt(int step, int stepsPerEpoch)
    {
        if (step < 0 || stepsPerEpoch < 1)
        {
            throw new ArgumentException("no such step");
        }
    }
}
