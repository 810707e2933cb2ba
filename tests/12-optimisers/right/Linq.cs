namespace Katas.Optimisers;

public sealed class Momentum(double[] parameters, double momentum = 0.9)
{
    private double[] _v = [.. parameters.Select(_ => 0.0)];

    public double[] Parameters { get; private set; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Steps.Check(Parameters, gradient, learningRate);
        _v = [.. _v.Zip(gradient, (v, g) => (momentum * v) + g)];
        Parameters = [.. Parameters.Zip(_v, (theta, v) => theta - (learningRate * v))];
    }
}

public sealed class RmsProp(double[] parameters, double rho = 0.99, double epsilon = 1e-8)
{
    private double[] _v = [.. parameters.Select(_ => 0.0)];

    public double[] Parameters { get; private set; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Steps.Check(Parameters, gradient, learningRate);
        _v = [.. _v.Zip(gradient, (v, g) => (rho * v) + ((1 - rho) * Math.Pow(g, 2)))];
        var steps = gradient.Zip(_v, (g, v) => learningRate * g / (Math.Sqrt(v) + epsilon));
        Parameters = [.. Parameters.Zip(steps, (theta, step) => theta - step)];
    }
}

public sealed class Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    private (double M, double V)[] _moments = new (double, double)[parameters.Length];
    private int _t;

    public double[] Parameters { get; private set; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        Steps.Check(Parameters, gradient, learningRate);
        _t += 1;
        _moments = [
            .. _moments.Zip(gradient, (old, g) =>
                ((beta1 * old.M) + ((1 - beta1) * g), (beta2 * old.V) + ((1 - beta2) * Math.Pow(g, 2)))),
        ];
        Parameters = [.. Parameters.Zip(_moments, (theta, now) =>
        {
            var (mHat, vHat) = (now.M / (1 - Math.Pow(beta1, _t)), now.V / (1 - Math.Pow(beta2, _t)));
            return theta - (learningRate * mHat / (Math.Sqrt(vHat) + epsilon));
        })];
    }
}

public static class LearningRate
{
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        if (every < 1 || step < 0 || stepsPerEpoch < 1)
        {
            throw new ArgumentException("counts begin at 1, steps at 0");
        }

        return Enumerable.Repeat(factor, step / (every * stepsPerEpoch)).Aggregate(initial, (rate, f) => rate * f);
    }

    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        if (step < 0 || stepsPerEpoch < 1)
        {
            throw new ArgumentException("counts begin at 1, steps at 0");
        }

        return initial * Math.Pow(Math.Exp(-decay), step / stepsPerEpoch);
    }
}

public static class Clipping
{
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        Steps.CheckLength(maxNorm);
        var norm = Math.Sqrt(gradients.SelectMany(layer => layer).Sum(g => g * g));
        return [.. gradients.Select(layer => layer.Select(g => norm <= maxNorm ? g : g / norm * maxNorm).ToArray())];
    }
}

internal static class Steps
{
    public static void Check(double[] parameters, double[] gradient, double rate)
    {
        if (parameters.Length != gradient.Length)
        {
            throw new ArgumentException($"{gradient.Length} slopes for {parameters.Length} parameters");
        }

        CheckLength(rate);
    }

    public static void CheckLength(double value)
    {
        if (value is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"{value} is no length");
        }
    }
}
