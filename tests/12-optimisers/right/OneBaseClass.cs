namespace Katas.Optimisers;

public abstract class Optimiser
{
    private readonly double[] _parameters;

    private protected Optimiser(double[] parameters) => _parameters = [.. parameters];

    private protected double[] Theta => _parameters;

    private protected void Walk(double[] gradient, double learningRate, Func<int, double> direction)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i] = double.FusedMultiplyAdd(-learningRate, direction(i), _parameters[i]);
        }
    }

    private protected void Check(double[] gradient, double learningRate)
    {
        if (gradient.Length != _parameters.Length || !(learningRate > 0) || double.IsInfinity(learningRate))
        {
            throw new ArgumentException($"{gradient.Length} slopes, {_parameters.Length} parameters, rate {learningRate}");
        }
    }
}

public sealed class Momentum : Optimiser
{
    private readonly double _momentum;
    private readonly Dictionary<int, double> _velocities = [];

    public Momentum(double[] parameters, double momentum = 0.9)
        : base(parameters) => _momentum = momentum;

    public double[] Parameters => Theta;

    public void Update(double[] gradient, double learningRate)
    {
        Check(gradient, learningRate);
        Walk(gradient, learningRate, i => _velocities[i] = (_velocities.GetValueOrDefault(i) * _momentum) + gradient[i]);
    }
}

public sealed class RmsProp : Optimiser
{
    private readonly double _rho;
    private readonly double _epsilon;
    private readonly Dictionary<int, double> _squares = [];

    public RmsProp(double[] parameters, double rho = 0.99, double epsilon = 1e-8)
        : base(parameters) => (_rho, _epsilon) = (rho, epsilon);

    public double[] Parameters => Theta;

    public void Update(double[] gradient, double learningRate)
    {
        Check(gradient, learningRate);
        Walk(gradient, learningRate, i =>
        {
            _squares[i] = double.Lerp(gradient[i] * gradient[i], _squares.GetValueOrDefault(i), _rho);
            return gradient[i] / (Math.Sqrt(_squares[i]) + _epsilon);
        });
    }
}

public sealed class Adam : Optimiser
{
    private readonly (double Beta1, double Beta2, double Epsilon) _settings;
    private readonly Moment[] _moments;
    private int _t = 1;

    public Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(parameters)
    {
        _settings = (beta1, beta2, epsilon);
        _moments = [.. parameters.Select(_ => new Moment(0, 0))];
    }

    public double[] Parameters => Theta;

    public void Update(double[] gradient, double learningRate)
    {
        Check(gradient, learningRate);
        var (beta1, beta2, epsilon) = _settings;
        Walk(gradient, learningRate, i =>
        {
            _moments[i] = _moments[i].With(gradient[i], beta1, beta2);
            return _moments[i].M / (1 - Math.Pow(
                beta1, _t)) / (Math.Sqrt(_moments[i].V) / Math.Sqrt(1 - Math.Pow(beta2, _t)) + epsilon);
        });
        _t++;
    }

    private readonly record struct Moment(double M, double V)
    {
        public Moment With(double g, double beta1, double beta2) => new(double.Lerp(g, M, beta1), double.Lerp(g * g, V, beta2));
    }
}

public static class LearningRate
{
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        if (every <= 0 || step < 0 || stepsPerEpoch <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(step));
        }

        var (epoch, _) = Math.DivRem(step, stepsPerEpoch);
        return Math.Pow(factor, Math.Floor(epoch / (double)every)) * initial;
    }

    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        if (step < 0 || stepsPerEpoch <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(step));
        }

        var rate = initial;
        for (var left = step - stepsPerEpoch; left >= 0; left -= stepsPerEpoch)
        {
            rate *= Math.Exp(-decay);
        }

        return rate;
    }
}

public static class Clipping
{
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        if (double.IsNaN(maxNorm) || maxNorm <= 0 || maxNorm == double.PositiveInfinity)
        {
            throw new ArgumentException("no limit");
        }

        // Scaled by the largest slope first, so that no square overflows.
        var largest = gradients.SelectMany(layer => layer).Select(Math.Abs).Append(double.Epsilon).Max();
        var norm = largest * Math.Sqrt(gradients.Sum(layer => layer.Sum(slope => slope / largest * (slope / largest))));
        return norm > maxNorm
            ? [.. gradients.Select(layer => Array.ConvertAll(layer, slope => slope / norm * maxNorm))]
            : [.. gradients.Select(layer => layer.ToArray())];
    }
}
