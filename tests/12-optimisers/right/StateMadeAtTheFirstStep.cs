namespace Katas.Optimisers;

public sealed class Momentum(double[] parameters, double momentum = 0.9)
{
    private double[]? _velocity;

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        if (gradient.Length != Parameters.Length || !double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentException("no step");
        }

        if (_velocity is null)
        {
            _velocity = (double[])gradient.Clone();
        }
        else
        {
            for (var i = 0; i < _velocity.Length; i++)
            {
                _velocity[i] = gradient[i] + (_velocity[i] * momentum);
            }
        }

        for (var i = 0; i < Parameters.Length; i++)
        {
            Parameters[i] -= _velocity[i] * learningRate;
        }
    }
}

public sealed class RmsProp(double[] parameters, double rho = 0.99, double epsilon = 1e-8)
{
    private double[]? _root;

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        if (gradient.Length != Parameters.Length || !double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentException("no step");
        }

        // The root is kept instead of the mean square.
        _root ??= new double[gradient.Length];
        for (var i = 0; i < _root.Length; i++)
        {
            _root[i] = double.Hypot(Math.Sqrt(rho) * _root[i], Math.Sqrt(1 - rho) * gradient[i]);
            Parameters[i] -= learningRate * gradient[i] / (_root[i] + epsilon);
        }
    }
}

public sealed class Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    private Cell[]? _cells;

    public double[] Parameters { get; } = [.. parameters];

    public void Update(double[] gradient, double learningRate)
    {
        if (gradient.Length != Parameters.Length || !double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentException("no step");
        }

        _cells ??= [.. gradient.Select(_ => new Cell())];
        for (var i = 0; i < _cells.Length; i++)
        {
            Parameters[i] -= learningRate * _cells[i].Step(gradient[i], beta1, beta2, epsilon);
        }
    }

    /// <summary>One parameter's memory, with a count of its own.</summary>
    private sealed class Cell
    {
        private double _m;
        private double _v;
        private int _t;

        public double Step(double g, double beta1, double beta2, double epsilon)
        {
            _t++;
            _m -= (1 - beta1) * (_m - g);
            _v -= (1 - beta2) * (_v - (g * g));
            return _m / (1 - Math.Pow(beta1, _t)) / (Math.Sqrt(_v / (1 - Math.Pow(beta2, _t))) + epsilon);
        }
    }
}

public static class LearningRate
{
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        Check(step, stepsPerEpoch);
        if (every < 1)
        {
            throw new ArgumentException("every is under 1");
        }

        var drops = 0;
        for (var i = 1; i <= step; i++)
        {
            drops += i % (every * stepsPerEpoch) == 0 ? 1 : 0;
        }

        return initial * Math.Pow(factor, drops);
    }

    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        Check(step, stepsPerEpoch);
        return initial * Math.Pow(Math.E, -(step / stepsPerEpoch) * decay);
    }

    private static void Check(int step, int stepsPerEpoch)
    {
        if (step < 0)
        {
            throw new ArgumentException("step is negative");
        }

        if (stepsPerEpoch < 1)
        {
            throw new ArgumentException("stepsPerEpoch is under 1");
        }
    }
}

public static class Clipping
{
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        if (!double.IsFinite(maxNorm) || maxNorm <= 0)
        {
            throw new ArgumentException("maxNorm is no length");
        }

        var flat = gradients.SelectMany(layer => layer).ToArray();
        var norm = Math.Sqrt(flat.Select(g => g * g).Order().Sum());
        if (norm > maxNorm)
        {
            flat = Array.ConvertAll(flat, g => g * (maxNorm / norm));
        }

        var (result, at) = (new double[gradients.Length][], 0);
        for (var i = 0; i < gradients.Length; i++)
        {
            result[i] = flat[at..(at += gradients[i].Length)];
        }

        return result;
    }
}
