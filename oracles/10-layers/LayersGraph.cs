namespace Katas.Oracles.Layers;

/// <summary>How the layers and the losses of stage 10 get from their inputs to their answers, and back to the slopes.</summary>
public static class LayersGraph
{
    /// <summary>A Dense layer, forward.</summary>
    public static Graph<DenseCase> DenseForward { get; } = Dense().Answering("Dense.Forward(batch, isTraining)", (Z, null));

    /// <summary>And back.</summary>
    public static Graph<DenseCase> DenseBackward { get; } = Dense().Answering(
        "Dense.Backward(gradient)",
        ("∂J/∂W", nameof(DenseSlopes.WeightGradient)),
        ("∂J/∂b", nameof(DenseSlopes.BiasGradient)),
        ("∂J/∂x", nameof(DenseSlopes.InputGradient)));

    /// <summary>The ReLU.</summary>
    public static Graph<ActivationCase> Relu { get; } =
        Both(Elementwise("max(0, z)", "1 if z > 0, else 0"), "Activation.Relu()");

    /// <summary>The sigmoid.</summary>
    public static Graph<ActivationCase> Sigmoid { get; } =
        Both(Elementwise("1/(1 + e⁻ᶻ)", "a(1 − a)"), "Activation.Sigmoid()");

    /// <summary>Its values alone.</summary>
    public static Graph<ActivationCase> SigmoidValues { get; } =
        Elementwise("1/(1 + e⁻ᶻ)", "a(1 − a)").Answering("Activation.Sigmoid()", (A, null));

    /// <summary>Tanh.</summary>
    public static Graph<ActivationCase> Tanh { get; } = Both(Elementwise("2σ(2z) − 1", "1 − a²"), "Activation.Tanh()");

    /// <summary>Its values alone.</summary>
    public static Graph<ActivationCase> TanhValues { get; } =
        Elementwise("2σ(2z) − 1", "1 − a²").Answering("Activation.Tanh()", (A, null));

    /// <summary>Swish.</summary>
    public static Graph<ActivationCase> Swish { get; } =
        Both(Elementwise("z·σ(z)", "σ(z) + a(1 − σ(z))"), "Activation.Swish()");

    /// <summary>Its values alone.</summary>
    public static Graph<ActivationCase> SwishValues { get; } =
        Elementwise("z·σ(z)", "σ(z) + a(1 − σ(z))").Answering("Activation.Swish()", (A, null));

    /// <summary>The softmax, forward.</summary>
    public static Graph<ActivationCase> SoftmaxForward { get; } =
        Softmax().Answering("Softmax.Forward(batch, isTraining)", (P, null));

    /// <summary>And back.</summary>
    public static Graph<ActivationCase> SoftmaxBackward { get; } = Softmax().Answering(
        "Softmax.Backward(gradient)", (P, nameof(Pass.Output)), (InputSlope, nameof(Pass.InputGradient)));

    /// <summary>The squared error.</summary>
    public static Graph<LossCase> Squared { get; } = Of(
        "MeanSquaredError", "½ Σ (a − y)² of each row", (a, y) => (a - y) * (a - y) / 2, "a − y", (a, y) => a - y);

    /// <summary>The binary cross-entropy.</summary>
    public static Graph<LossCase> Binary { get; } = Of(
        "BinaryCrossEntropy",
        "−Σ y ln p + (1 − y) ln(1 − p)",
        (p, y) => -(y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p)),
        "(p − y)/(p(1 − p))",
        (p, y) => (p - y) / (p * (1 - p)),
        clips: true);

    /// <summary>The categorical cross-entropy.</summary>
    public static Graph<LossCase> Categorical { get; } = Of(
        "CategoricalCrossEntropy",
        "−Σ y ln p of each row",
        (p, y) => -y * Math.Log(p),
        "−y/p",
        (p, y) => -y / p,
        clips: true);

    /// <summary>A network, forward.</summary>
    public static Graph<NetworkCase> NetworkForward { get; } =
        Network().Answering("Network.Forward(batch, isTraining)", (Output, null));

    /// <summary>And back.</summary>
    public static Graph<NetworkCase> NetworkBackward { get; } = Network().Answering(
        "Network.Backward(gradient)",
        (Output, nameof(NetworkPass.Output)),
        ("∂J/∂x", nameof(NetworkPass.InputGradient)),
        (ParameterSlopes, nameof(NetworkPass.Gradients)));

    internal const string Weighed = "xWᵀ";
    internal const string Z = "z";
    internal const string KeptX = "x, kept";
    internal const string A = "a";
    internal const string KeptZ = "z, kept";
    internal const string Slope = "f′(z)";
    internal const string Shifted = "z − max";
    internal const string P = "p";
    internal const string KeptP = "p, kept";
    internal const string Weighted = "Σ gp";
    internal const string Difference = "g − Σ gp";
    internal const string Clipped = "p, clipped";
    internal const string RowLoss = "L";
    internal const string LossSlope = "∂L/∂a";
    internal const string FirstOutput = "a, first";
    internal const string LastBack = "g, last";
    internal const string ParameterSlopes = "∂J/∂θ";

    private const string Output = "output";
    private const string InputSlope = "∂J/∂z";

    /// <summary>∂a/∂z of a layer that treats each value by itself.</summary>
    internal static decimal SlopeOf(Bend layer, decimal z, KinkSide side)
    {
        var sigma = Bend.Logistic(z);
        return layer == Bend.Relu ? (side.IsRight(z) ? 1 : 0)
            : layer == Bend.Sigmoid ? sigma * (1 - sigma)
            : layer == Bend.Tanh ? 4 * Bend.Logistic(2 * z) * (1 - Bend.Logistic(2 * z))
            : sigma + (z * sigma * (1 - sigma));
    }

    private static Graph<DenseCase> Dense() => new(
        new(Weighed, "W times each row of x", v =>
            (decimal[][])[.. v.Case.Batch.Select(x => v.Case.Layer.W.Select(w => Numbers.Dot(w, x)).ToArray())]),
        new(Z, "x Wᵀ + b", v =>
            (decimal[][])[.. v.Rows(Weighed).Select(sums => sums.Zip(v.Case.Layer.B, (sum, b) => sum + b).ToArray())]),
        new(KeptX, "the latest batch, kept by Forward", v => v.Case.Batch) { IsBackward = true },
        new("∂J/∂W", "Σ gᵢxⱼ over the rows", v => WeightSlopes(v.Rows(KeptX), v.Case.Gradient)) { IsBackward = true },
        new("∂J/∂b", "Σ g over the rows", v => BiasSlopes(v.Case.Gradient)) { IsBackward = true },
        new("∂J/∂x", "g·W", v => Back(v.Case.Layer, v.Case.Gradient)) { IsBackward = true });

    private static Graph<ActivationCase> Elementwise(string value, string slope) => new(
        new(A, value, v => v.Case.Layer.Forward(v.Case.Batch)),
        new(KeptZ, "the latest batch, kept by Forward", v => v.Case.Batch) { IsBackward = true },
        new(Slope, slope, v =>
            (decimal[][])[.. v.Rows(KeptZ).Select(row => row.Select(z => SlopeOf(v.Case.Layer, z, v.Side)).ToArray())])
        {
            IsBackward = true,
        },
        new(InputSlope, "the gradient times f′(z)", v => Times(v.Case.Gradient, v.Rows(Slope))) { IsBackward = true });

    private static Graph<ActivationCase> Both(Graph<ActivationCase> graph, string call) =>
        graph.Answering(call, (A, nameof(Pass.Output)), (InputSlope, nameof(Pass.InputGradient)));

    /// <summary>In doubles, overflow included.</summary>
    private static Graph<ActivationCase> Softmax() => new(
        new(Shifted, "each score minus its row's largest", v =>
            Each(v.Case.Batch.AsDoubles(), row => row.Select(z => z - row.Max()))),
        new("e^(z − max)", "Euler's number to these powers", v => Each((double[][])v[Shifted], row => row.Select(Math.Exp))),
        new("Σ", "each row's powers added up", v => Array.ConvertAll((double[][])v["e^(z − max)"], row => row.Sum())),
        new(P, "each power divided by Σ", v => (double[][])[
            .. ((double[][])v["e^(z − max)"])
                .Zip((double[])v["Σ"], (row, sum) => Array.ConvertAll(row, power => power / sum))]),
        new(KeptP, "the latest p, kept by Forward", v => LayersOracle.Forward([v.Case.Layer], v.Case.Batch).AsDoubles())
        {
            IsBackward = true,
        },
        new(Weighted, "each row's gₖpₖ added up", v => (double[])[
            .. v.Case.Gradient.AsDoubles().Zip((double[][])v[KeptP], (g, p) => g.Zip(p, (a, b) => a * b).Sum())])
        {
            IsBackward = true,
        },
        new(Difference, "g minus Σ gp of its row", v => (double[][])[
            .. v.Case.Gradient.AsDoubles().Zip((double[])v[Weighted], (g, sum) => Array.ConvertAll(g, each => each - sum))])
        {
            IsBackward = true,
        },
        new(InputSlope, "p(g − Σ gp)", v => (double[][])[
            .. ((double[][])v[KeptP]).Zip((double[][])v[Difference], (p, d) => p.Zip(d, (a, b) => a * b).ToArray())])
        {
            IsBackward = true,
        });

    /// <summary>In doubles, ∞ and NaN included.</summary>
    private static Graph<LossCase> Of(
        string name,
        string value,
        Func<double, double, double> valueOf,
        string slope,
        Func<double, double, double> slopeOf,
        bool clips = false)
    {
        double[][] Outputs(NodeValues<LossCase> v) => clips ? (double[][])v[Clipped] : v.Case.Outputs.AsDoubles();
        double[][] Pairs(NodeValues<LossCase> v, Func<double, double, double> of) =>
            [.. Outputs(v).Zip(v.Case.Targets.AsDoubles(), (a, y) => a.Zip(y, of).ToArray())];
        Node<LossCase> clipped = new(Clipped, "moved into [1e-6, 1 − 1e-6]", v =>
            LayersOracle.Clipped(v.Case).Outputs.AsDoubles());
        return new(
        [
            .. clips ? [clipped] : (Node<LossCase>[])[],
            new(RowLoss, value, v => Array.ConvertAll(Pairs(v, valueOf), row => row.Sum())),
            new("J", "the mean over the rows", v => ((double[])v[RowLoss]).Average())
            {
                Call = $"{name}.Value(outputs, targets)",
            },
            new(LossSlope, slope, v => Pairs(v, slopeOf)) { IsBackward = true },
            new("∂J/∂a", "divided by m", v =>
                Each((double[][])v[LossSlope], row => row.Select(each => each / v.Case.Outputs.Length)))
            {
                IsBackward = true,
                Call = $"{name}.Gradient(outputs, targets)",
            },
        ]);
    }

    private static Graph<NetworkCase> Network() => new(
        new(FirstOutput, "what the first layer returns", v => v.Case.Layers[0].Forward(v.Case.Batch)),
        new(Output, "that, through all other layers", v => LayersOracle.Forward(v.Case.Layers[1..], v.Rows(FirstOutput))),
        new(LastBack, "what the last layer sends back", v =>
            Back(v.Case, v.Case.Gradient, v.Case.Layers.Length - 1, v.Case.Layers.Length, v.Side).Input)
        {
            IsBackward = true,
        },
        new("∂J/∂x", "that, back through all other layers", v =>
            Back(v.Case, v.Rows(LastBack), 0, v.Case.Layers.Length - 1, v.Side).Input)
        {
            IsBackward = true,
        },
        new(ParameterSlopes, "of every layer, in their order", v => (decimal[][])
        [
            .. Back(v.Case, v.Rows(LastBack), 0, v.Case.Layers.Length - 1, v.Side).Slopes,
            .. Back(v.Case, v.Case.Gradient, v.Case.Layers.Length - 1, v.Case.Layers.Length, v.Side).Slopes,
        ])
        {
            IsBackward = true,
        });

    /// <summary>Back through some of the layers, from the last of them to the first.</summary>
    private static (decimal[][] Input, decimal[][] Slopes) Back(
        NetworkCase c, decimal[][] gradient, int first, int end, KinkSide side)
    {
        decimal[][] slopes = [];
        for (var at = end - 1; at >= first; at--)
        {
            var batch = LayersOracle.Forward(c.Layers[..at], c.Batch);
            (slopes, gradient) = c.Layers[at] is Linear linear
                ? ([.. WeightSlopes(batch, gradient), BiasSlopes(gradient), .. slopes], Back(linear, gradient))
                : (slopes, Back((Bend)c.Layers[at], batch, gradient, side));
        }

        return (gradient, slopes);
    }

    private static decimal[][] Back(Linear layer, decimal[][] gradient) =>
        [.. gradient.Select(g => layer.W[0].Select((_, j) => g.Select((each, i) => each * layer.W[i][j]).Sum()).ToArray())];

    private static decimal[][] Back(Bend layer, decimal[][] batch, decimal[][] gradient, KinkSide side) => layer == Bend.Softmax
        ? [.. layer.Forward(batch).Zip(gradient, (p, g) => p.Zip(g, (pi, gi) => pi * (gi - Numbers.Dot(g, p))).ToArray())]
        : Times(gradient, [.. batch.Select(row => row.Select(z => SlopeOf(layer, z, side)).ToArray())]);

    private static decimal[][] WeightSlopes(decimal[][] batch, decimal[][] gradient) =>
        [.. gradient[0].Select((_, i) => batch[0].Select((_, j) => batch.Zip(gradient, (x, g) => g[i] * x[j]).Sum()).ToArray())];

    private static decimal[] BiasSlopes(decimal[][] gradient) => [.. gradient[0].Select((_, i) => gradient.Sum(g => g[i]))];

    private static decimal[][] Times(decimal[][] a, decimal[][] b) =>
        [.. a.Zip(b, (x, y) => x.Zip(y, (each, other) => each * other).ToArray())];

    private static double[][] Each(double[][] rows, Func<double[], IEnumerable<double>> of) =>
        Array.ConvertAll(rows, row => of(row).ToArray());
}
