namespace Katas.Oracles.GradientCheck;

/// <summary>
/// A network with one hidden layer and its mean cost on a batch, as a case to check the gradient of: θ is W₁, b₁, W₂, b₂ in a
/// row.
/// </summary>
/// <param name="Name">What it is.</param>
/// <param name="Bend">The hidden units' activation: linear, sigmoid, tanh or relu.</param>
/// <param name="Loss">½ Σ (f − y)² of an example, or softmax and −Σ y ln p: squares or softmax.</param>
/// <param name="Decay">λ of the penalty λ/2 Σ w² on both weights.</param>
/// <param name="Parameters">θ.</param>
/// <param name="Inputs">m rows of 2 features.</param>
/// <param name="Targets">m rows of one value an output.</param>
public sealed record LittleNet(
    string Name,
    string Bend,
    string Loss,
    decimal Decay,
    decimal[] Parameters,
    decimal[][] Inputs,
    decimal[][] Targets) : Case(Name)
{
    /// <summary>Number of hidden units.</summary>
    public const int Hidden = 3;

    /// <summary>Number of features.</summary>
    public const int Features = 2;

    /// <summary>Number of outputs.</summary>
    public int Outputs => Targets[0].Length;

    /// <summary>Where W₁, b₁, W₂ and b₂ begin in θ.</summary>
    public (int B1, int W2, int B2) Begin =>
        (Hidden * Features, (Hidden * Features) + Hidden, (Hidden * Features) + Hidden + (Outputs * Hidden));

    /// <summary>W1[0][0], W1[0][1], … b2[0].</summary>
    public string[] Names =>
    [
        .. from i in Enumerable.Range(0, Hidden) from j in Enumerable.Range(0, Features) select $"W1[{i}][{j}]",
        .. from i in Enumerable.Range(0, Hidden) select $"b1[{i}]",
        .. from o in Enumerable.Range(0, Outputs) from i in Enumerable.Range(0, Hidden) select $"W2[{o}][{i}]",
        .. from o in Enumerable.Range(0, Outputs) select $"b2[{o}]",
    ];

    /// <inheritdoc/>
    public override string Given => $"{Bend}, {Loss}, λ = {Numbers.Text(Decay)}, 2-3-{Outputs}, m = {Inputs.Length}";

    /// <inheritdoc/>
    public override string Worked => $"J = {Numbers.Text(Cost(Parameters))}";

    /// <summary>The slopes of J at θ.</summary>
    public decimal[] Slopes => Difference.Central(Cost, Parameters, Difference.Fine);

    /// <summary>J(θ).</summary>
    public decimal Cost(decimal[] theta) => Inputs.Zip(Targets, (x, y) => ExampleLoss(Output(theta, x), y)).Average()
        + (Decay / 2 * Names.Zip(theta, (name, value) => name[0] == 'W' ? value * value : 0).Sum());

    private decimal[] Output(decimal[] theta, decimal[] x)
    {
        var (b1, w2, b2) = Begin;
        decimal[] hidden =
        [
            .. Enumerable.Range(0, Hidden)
                .Select(i => Activation(Numbers.Dot(theta.Skip(i * Features).Take(Features), x) + theta[b1 + i])),
        ];
        return [
            .. Enumerable.Range(0, Outputs)
                .Select(o => Numbers.Dot(theta.Skip(w2 + (o * Hidden)).Take(Hidden), hidden) + theta[b2 + o]),
        ];
    }

    private decimal Activation(decimal z) => Bend switch
    {
        "sigmoid" => 1 / (1 + Functions.Exp(-z)),
        "tanh" => Functions.Tanh(z),
        "relu" => Math.Max(0, z),
        _ => z,
    };

    private decimal ExampleLoss(decimal[] f, decimal[] y) => Loss == "softmax"
        ? Functions.Log(f.Sum(Functions.Exp)) - Numbers.Dot(f, y)
        : f.Zip(y, (output, target) => (output - target) * (output - target)).Sum() / 2;
}

/// <summary>The little networks of stage 11.</summary>
public static class LittleNets
{
    private static readonly decimal[][] _inputs = [[0.5m, -1], [1.5m, 0.75m], [-1, 0.25m], [0.3m, 1.2m]];

    /// <summary>No unit is near a kink.</summary>
    public static LittleNet[] Smooth =>
    [
        Net("linear", "linear", "squares", 0, outputs: 1),
        Net("sigmoid", "sigmoid", "squares", 0, outputs: 1),
        Net("tanh", "tanh", "squares", 0, outputs: 2),
        Net("relu, away from its kinks", "relu", "squares", 0, outputs: 1),
        Net("softmax", "tanh", "softmax", 0, outputs: 3),
        Net("with a penalty on the weights", "tanh", "squares", 0.1m, outputs: 1),
    ];

    /// <summary>Those, and one that is drawn.</summary>
    public static LittleNet[] Healthy => [.. Smooth, Drawn];

    /// <summary>Smooth too. No slope is so near to 0 that the last digits of J become an error that isn't good.</summary>
    public static LittleNet Drawn
    {
        get
        {
            var (net, draw) = (Net("drawn: tanh", "tanh", "squares", 0, outputs: 1), new Draw(Draw.Seed));
            return Draw.Until(
                () => net with { Parameters = draw.Numbers(net.Parameters.Length, range: 1) },
                drawn => drawn.Slopes.All(slope => Math.Abs(slope) > 0.02m));
        }
    }

    /// <summary>A hidden unit's z is exactly 0 on the second row, [1.5, 0.75]: 2·1.5 − 4·0.75 + 0.</summary>
    public static LittleNet AtKink
    {
        get
        {
            var net = Net("relu, at a kink", "relu", "squares", 0, outputs: 1);
            return net with { Parameters = [2, -4, .. net.Parameters[2..6], 0, .. net.Parameters[7..]] };
        }
    }

    private static LittleNet Net(string name, string bend, string loss, decimal decay, int outputs)
    {
        decimal[] w2 = [0.9m, -0.6m, 0.4m, -0.5m, 0.7m, 1.1m, 0.2m, 0.8m, -1.2m];
        decimal[] b2 = [0.15m, -0.25m, 0.05m];
        return new LittleNet(
            name, bend, loss, decay,
            [0.7m, -0.4m, 0.3m, 0.8m, -0.6m, 0.5m, 0.1m, -0.2m, 0.35m, .. w2[..(outputs * LittleNet.Hidden)], .. b2[..outputs]],
            _inputs,
            [
                .. _inputs.Select((_, i) =>
                    loss == "softmax"
                        ? Enumerable.Range(0, outputs).Select(o => o == i % outputs ? 1m : 0).ToArray()
                        : [.. Enumerable.Range(0, outputs).Select(o => 0.4m + (0.5m * i) - (1.1m * o))]),
            ]);
    }
}
