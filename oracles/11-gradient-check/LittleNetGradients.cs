namespace Katas.Oracles.GradientCheck;

/// <summary>What can go wrong in a gradient.</summary>
public enum Fault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>The slopes of W2 have the other sign.</summary>
    SignOfW2,

    /// <summary>Every slope is doubled.</summary>
    FactorTwo,

    /// <summary>The slopes of the hidden biases are 0.</summary>
    MissingBias,

    /// <summary>The slopes of W1 are transposed.</summary>
    TransposedW1,

    /// <summary>One slope of W1 is off by 0.1.</summary>
    OneCell,

    /// <summary>The slopes belong to the parameters of the first call.</summary>
    Stale,

    /// <summary>The activation's derivative is left out.</summary>
    SlopeLeftOut,

    /// <summary>The activation's derivative is taken at h, not at z.</summary>
    SlopeTakenAtH,

    /// <summary>One slope of W2 is 1 % too large.</summary>
    OnePercent,

    /// <summary>The penalty is left out.</summary>
    PenaltyLeftOut,

    /// <summary>The penalty is on the biases too.</summary>
    PenaltyOnTheBias,

    /// <summary>The slopes are summed over the rows, not averaged.</summary>
    SumForMean,

    /// <summary>The last row is left out.</summary>
    LastRowDropped,

    /// <summary>One slope is NaN.</summary>
    NotANumber,

    /// <summary>The slope at a kink is larger than on either side.</summary>
    BeyondTheKink,
}

/// <summary>A little network in doubles, with its gradient by backpropagation: as it should be, or with a fault in it.</summary>
/// <param name="net">The network.</param>
/// <param name="fault">The fault.</param>
public sealed class LittleNetGradients(LittleNet net, Fault fault = Fault.None)
{
    private const int K = LittleNet.Hidden;
    private const int N = LittleNet.Features;

    private readonly double[][] _inputs = net.Inputs.AsDoubles();
    private readonly double[][] _targets = net.Targets.AsDoubles();
    private double[]? _first;

    /// <summary>θ: all weights and biases in one array.</summary>
    public double[] Parameters { get; } = net.Parameters.AsDoubles();

    /// <summary>J(θ).</summary>
    /// <param name="theta">θ.</param>
    public double Cost(double[] theta) => _inputs.Select((x, row) =>
    {
        var (_, _, f) = Forward(theta, x);
        return net.Loss == "softmax"
            ? Math.Log(f.Sum(Math.Exp)) - f.Zip(_targets[row], (output, y) => output * y).Sum()
            : f.Zip(_targets[row], (output, y) => (output - y) * (output - y)).Sum() / 2;
    }).Average() + ((double)net.Decay / 2 * theta.Where((_, i) => IsWeight(i)).Sum(w => w * w));

    /// <summary>∂J/∂θ.</summary>
    /// <param name="theta">θ.</param>
    public double[] Gradient(double[] theta)
    {
        if (fault == Fault.Stale)
        {
            theta = _first ??= [.. theta];
        }

        var (b1, w2, b2) = net.Begin;
        var gradient = new double[theta.Length];
        for (var row = 0; row < _inputs.Length - (fault == Fault.LastRowDropped ? 1 : 0); row++)
        {
            var (z, h, f) = Forward(theta, _inputs[row]);
            var scale = fault == Fault.SumForMean ? 1 : _inputs.Length;
            double[] error = [.. Probabilities(f).Zip(_targets[row], (output, y) => (output - y) / scale)];
            for (var i = 0; i < K; i++)
            {
                var delta = error.Select((e, o) => e * theta[w2 + (o * K) + i]).Sum() * Slope(z[i], h[i]);
                gradient[b1 + i] += delta;
                for (var j = 0; j < N; j++)
                {
                    gradient[(i * N) + j] += delta * _inputs[row][j];
                }

                for (var o = 0; o < net.Outputs; o++)
                {
                    gradient[w2 + (o * K) + i] += error[o] * h[i];
                }
            }

            for (var o = 0; o < net.Outputs; o++)
            {
                gradient[b2 + o] += error[o];
            }
        }

        return [
            .. gradient.Select((slope, i) => slope + (Decays(i) ? (double)net.Decay * theta[i] : 0))
                .Select((slope, i) => Spoil(gradient, slope, i)),
        ];
    }

    private (double[] Z, double[] H, double[] F) Forward(double[] theta, double[] x)
    {
        var (b1, w2, b2) = net.Begin;
        double[] z = [.. Enumerable.Range(0, K).Select(i => (theta[i * N] * x[0]) + (theta[(i * N) + 1] * x[1]) + theta[b1 + i])];
        double[] h =
        [
            .. z.Select(t =>
                net.Bend switch
                {
                    "sigmoid" => 1 / (1 + Math.Exp(-t)),
                    "tanh" => Math.Tanh(t),
                    "relu" => Math.Max(0, t),
                    _ => t,
                }),
        ];
        double[] f =
        [
            .. Enumerable.Range(0, net.Outputs)
                .Select(o => h.Select((t, i) => theta[w2 + (o * K) + i] * t).Sum() + theta[b2 + o]),
        ];
        return (z, h, f);
    }

    private double[] Probabilities(double[] f) => net.Loss == "softmax" ? [.. f.Select(t => Math.Exp(t) / f.Sum(Math.Exp))] : f;

    private double Slope(double z, double h) => (fault, net.Bend) switch
    {
        (Fault.SlopeLeftOut, _) => 1,
        (Fault.SlopeTakenAtH, _) => 1 - (Math.Tanh(h) * Math.Tanh(h)),
        (_, "sigmoid") => h * (1 - h),
        (_, "tanh") => 1 - (h * h),
        (_, "relu") => z > 0 ? 1 : z == 0 && fault == Fault.BeyondTheKink ? 2 : 0,
        _ => 1,
    };

    private double Spoil(double[] gradient, double slope, int i) => fault switch
    {
        Fault.SignOfW2 when net.Names[i].StartsWith("W2", StringComparison.Ordinal) => -slope,
        Fault.FactorTwo => 2 * slope,
        Fault.MissingBias when net.Names[i].StartsWith("b1", StringComparison.Ordinal) => 0,
        Fault.TransposedW1 when i < K * N => gradient[(i % K * N) + (i / K)],
        Fault.OneCell when net.Names[i] == "W1[1][0]" => slope + 0.1,
        Fault.OnePercent when net.Names[i] == "W2[0][1]" => slope * 1.01,
        Fault.NotANumber when net.Names[i] == "b2[0]" => double.NaN,
        _ => slope,
    };

    private bool IsWeight(int i) => net.Names[i][0] == 'W';

    private bool Decays(int i) => fault switch
    {
        Fault.PenaltyLeftOut => false,
        Fault.PenaltyOnTheBias => true,
        _ => IsWeight(i),
    };
}
