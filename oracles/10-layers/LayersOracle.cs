using System.Runtime.CompilerServices;

namespace Katas.Oracles.Layers;

/// <summary>A layer: what it makes of a batch.</summary>
public abstract record Layer
{
    /// <summary>Its answer to every row.</summary>
    public abstract decimal[][] Forward(decimal[][] batch);
}

/// <summary>z = x Wᵀ + b.</summary>
public sealed record Linear(decimal[][] W, decimal[] B) : Layer
{
    /// <inheritdoc/>
    public override decimal[][] Forward(decimal[][] batch) =>
        [.. batch.Select(x => W.Zip(B, (w, b) => Numbers.Dot(w, x) + b).ToArray())];

    /// <inheritdoc/>
    public override string ToString() => $"Dense(W = {Numbers.Text(W)}, b = {Numbers.Text(B)})";
}

/// <summary>A layer that has nothing to learn.</summary>
public sealed record Bend : Layer
{
    private readonly string _name;
    private readonly Func<decimal[], decimal[]> _row;

    private Bend(string name, Func<decimal[], decimal[]> row) => (_name, _row) = (name, row);

    /// <summary>max(0, z).</summary>
    public static Bend Relu { get; } = new("ReLU", row => [.. row.Select(z => Math.Max(0, z))]);

    /// <summary>1/(1 + e⁻ᶻ).</summary>
    public static Bend Sigmoid { get; } = new("sigmoid", row => [.. row.Select(Logistic)]);

    /// <summary>tanh z.</summary>
    public static Bend Tanh { get; } = new("tanh", row => [.. row.Select(Functions.Tanh)]);

    /// <summary>z/(1 + e⁻ᶻ).</summary>
    public static Bend Swish { get; } = new("Swish", row => [.. row.Select(z => z * Logistic(z))]);

    /// <summary>1/Σₖ e^(zₖ − zᵢ).</summary>
    public static Bend Softmax { get; } =
        new("softmax", row => [.. row.Select(zi => row.Any(zk => zk - zi > 60) ? 0 : 1 / row.Sum(zk => Functions.Exp(zk - zi)))]);

    /// <summary>1/(1 + e⁻ᶻ).</summary>
    public static decimal Logistic(decimal z) => z < -60 ? 0 : 1 / (1 + Functions.Exp(-z));

    /// <inheritdoc/>
    public override decimal[][] Forward(decimal[][] batch) => [.. batch.Select(_row)];

    /// <inheritdoc/>
    public override string ToString() => _name;
}

/// <summary>A loss: of one row, the mean of which is J.</summary>
public sealed record Loss(string Name, Func<decimal, decimal, decimal> Of)
{
    /// <summary>½ (a − y)².</summary>
    public static Loss MeanSquared { get; } = new("squared error", (a, y) => (a - y) * (a - y) / 2);

    /// <summary>−y ln p − (1 − y) ln(1 − p).</summary>
    public static Loss Binary { get; } =
        new("binary cross-entropy", (p, y) => -(y * Functions.Log(p)) - ((1 - y) * Functions.Log(1 - p)));

    /// <summary>−y ln p.</summary>
    public static Loss Categorical { get; } = new("categorical cross-entropy", (p, y) => -y * Functions.Log(p));

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The slopes of a J in a layer's input and in its parameters.</summary>
public sealed record DenseSlopes(decimal[][] InputGradient, decimal[][] WeightGradient, decimal[] BiasGradient);

/// <summary>A layer's answer, and what it sends back.</summary>
public sealed record Pass(decimal[][] Output, decimal[][] InputGradient);

/// <summary>What a network gives and sends back, and the slopes in its parameters, layer after layer.</summary>
public sealed record NetworkPass(decimal[][] Output, decimal[][] InputGradient, decimal[][] Gradients);

/// <summary>
/// What a training gives: for each epoch the mean loss and the share of right answers, and the parameters it ends with.
/// </summary>
public sealed record Training(decimal[] Costs, decimal[] Accuracies, decimal[][] Parameters);

/// <summary>The right answers of stage 10: layers from their definitions, every slope by differences, in decimals.</summary>
public static class LayersOracle
{
    /// <summary>η of the single steps that the tests ask for.</summary>
    public const decimal StepRate = 0.1m;

    /// <summary>The least probability that has a logarithm here.</summary>
    public const decimal Smallest = 1e-6m;

    /// <summary>Small beside <see cref="Smallest"/>.</summary>
    private const decimal Finest = 1e-13m;

    /// <summary>Trainings are asked for again and again, and no chance is in them.</summary>
    private static readonly ConditionalWeakTable<FitCase, Training[]> _fits = [];

    /// <summary>Through all layers.</summary>
    public static decimal[][] Forward(IEnumerable<Layer> layers, decimal[][] batch) =>
        layers.Aggregate(batch, (a, layer) => layer.Forward(a));

    /// <summary>Of J = Σ gradient · z, which is linear in each of the three: exact.</summary>
    public static DenseSlopes Dense(DenseCase c)
    {
        decimal J(Linear layer, decimal[][] batch) => Weighed(layer.Forward(batch), c.Gradient);
        return new DenseSlopes(
            Difference.Central(batch => J(c.Layer, batch), c.Batch),
            Difference.Central(w => J(c.Layer with { W = w }, c.Batch), c.Layer.W),
            Difference.Central(b => J(c.Layer with { B = b }, c.Batch), c.Layer.B));
    }

    /// <summary>Of J = Σ gradient · a, row by row. Where z is exactly at a kink, either end of it.</summary>
    public static IEnumerable<Pass> Activation(ActivationCase c) =>
        Kink.Both(side => new Pass(c.Layer.Forward(c.Batch), InputGradient(c.Layer, c.Batch, c.Gradient, side)));

    /// <summary>∂J/∂input for J = Σ gradient · output, of a layer that treats each row by itself.</summary>
    public static decimal[][] InputGradient(
        Layer layer, decimal[][] batch, decimal[][] gradient, KinkSide side = KinkSide.Left) =>
        [.. batch.Zip(gradient, (row, g) =>
            Difference.Central(near => Numbers.Dot(Near(layer, row, near, side), g), row, Difference.Fine))];

    /// <summary>Of J = Σ gradient · output in the input, and in every parameter of every layer.</summary>
    public static NetworkPass Network(NetworkCase c)
    {
        decimal J(Layer[] layers, decimal[][] batch) => Weighed(Forward(layers, batch), c.Gradient);
        return new NetworkPass(
            Forward(c.Layers, c.Batch),
            Difference.Central(batch => J(c.Layers, batch), c.Batch, Difference.Fine),
            Gradients(c.Layers, layers => J(layers, c.Batch)));
    }

    /// <summary>J: the mean over the rows of their losses.</summary>
    public static decimal Value(Loss loss, decimal[][] outputs, decimal[][] targets) =>
        outputs.Zip(targets, (a, y) => a.Zip(y, loss.Of).Sum()).Sum() / outputs.Length;

    /// <summary>∂J/∂output.</summary>
    public static decimal[][] Gradient(Loss loss, decimal[][] outputs, decimal[][] targets) =>
        Difference.Central(a => Value(loss, a, targets), outputs, loss == Loss.MeanSquared ? Difference.Fine : Finest);

    /// <summary>Every probability moved into [1e-6, 1 − 1e-6].</summary>
    public static LossCase Clipped(LossCase c) =>
        c with { Outputs = [.. c.Outputs.Select(row => row.Select(p => Math.Clamp(p, Smallest, 1 - Smallest)).ToArray())] };

    /// <summary>The rows of each W, then its b, layer after layer.</summary>
    public static decimal[][] Parameters(IEnumerable<Layer> layers) =>
        [.. layers.OfType<Linear>().SelectMany(layer => (decimal[][])[.. layer.W, layer.B])];

    /// <summary>The training's outcome for every order in which the rows can come.</summary>
    public static IEnumerable<Training> Fit(FitCase c) =>
        _fits.GetValue(c, c => [.. FitWith(c, (state, batches) => Epoch(c, state, batches))]);

    /// <summary>What Dropout may give and send back: one answer for each mask.</summary>
    public static IEnumerable<Pass> Dropout(DropoutCase c) =>
        (c.Training ? Masks(c) : [Whole(c)]).Select(mask => Masked(c, mask, mask));

    /// <summary>A network between two epochs.</summary>
    internal sealed record State(Layer[] Layers, decimal[] Costs, decimal[] Accuracies)
    {
        /// <summary>Slopes that have not been used, where a mistake leaves some.</summary>
        public decimal[][]? Slopes { get; init; }

        public State With(Layer[] layers, decimal loss, decimal accuracy) =>
            new(layers, [.. Costs, loss], [.. Accuracies, accuracy]);
    }

    /// <summary>Trains by some rule for an epoch, for every way to deal the rows into batches in every epoch.</summary>
    internal static IEnumerable<Training> FitWith(FitCase c, Func<State, int[][], State> epoch) =>
        FitWith(c, (state, batches) => (State[])[epoch(state, batches)]);

    /// <summary>The same for a rule that can end an epoch in several ways.</summary>
    internal static IEnumerable<Training> FitWith(FitCase c, Func<State, int[][], IEnumerable<State>> epoch)
    {
        State[] states = [new(c.Layers, [], [])];
        for (var i = 0; i < c.Epochs; i++)
        {
            states = [.. states.SelectMany(state => Deals(c).SelectMany(deal => epoch(state, deal)))];
        }

        return states.Select(state => new Training(state.Costs, state.Accuracies, Parameters(state.Layers)));
    }

    /// <summary>The right rule: a step after every batch on its own gradients.</summary>
    internal static State Epoch(FitCase c, State state, int[][] batches)
    {
        var (layers, loss, right) = (state.Layers, 0m, 0m);
        foreach (var batch in batches)
        {
            loss += ValueOf(c, layers, batch) * batch.Length / c.Inputs.Length;
            right += RightOf(c, layers, batch) / c.Inputs.Length;
            layers = Moved(layers, GradientsOf(c, layers, batch), c.LearningRate);
        }

        return state.With(layers, loss, right);
    }

    /// <summary>J of some rows.</summary>
    internal static decimal ValueOf(FitCase c, Layer[] layers, int[] rows) =>
        Value(c.Loss, Forward(layers, Inputs(c, rows)), Targets(c, rows));

    /// <summary>The slopes of J of some rows.</summary>
    internal static decimal[][] GradientsOf(FitCase c, Layer[] layers, int[] rows) =>
        Gradients(layers, near => ValueOf(c, near, rows));

    /// <summary>How many of some rows are answered rightly.</summary>
    internal static decimal RightOf(FitCase c, Layer[] layers, int[] rows) =>
        Forward(layers, Inputs(c, rows)).Zip(Targets(c, rows), (a, y) => a.Length == 1
            ? a[0] > 0.5m == y[0] > 0.5m
            : Array.IndexOf(a, a.Max()) == Array.IndexOf(y, y.Max())).Count(isRight => isRight);

    /// <summary>Parameters less η times their slopes.</summary>
    internal static Layer[] Moved(Layer[] layers, decimal[][] gradients, decimal learningRate)
    {
        var at = 0;
        decimal[] Next(decimal[] theta) => [.. theta.Zip(gradients[at++], (value, slope) => value - (learningRate * slope))];
        return [
            .. layers.Select(layer => layer is Linear linear ? new Linear([.. linear.W.Select(Next)], Next(linear.B)) : layer),
        ];
    }

    /// <summary>The outcome under two masks, one for the way forward and one for the way back.</summary>
    internal static Pass Masked(DropoutCase c, decimal[] forward, decimal[] backward) =>
        new([[.. c.Row.Zip(forward, (x, kept) => x * kept)]], [[.. c.Gradient.Zip(backward, (g, kept) => g * kept)]]);

    /// <summary>Every mask there is: 1/keep or 0 for each value.</summary>
    internal static IEnumerable<decimal[]> Masks(DropoutCase c) =>
        Enumerable.Range(0, 1 << c.Row.Length)
            .Select(bits => c.Row.Select((_, i) => (bits >> i & 1) == 1 ? 1 / c.Keep : 0).ToArray());

    /// <summary>The mask that leaves all as it is.</summary>
    internal static decimal[] Whole(DropoutCase c) => [.. c.Row.Select(_ => 1m)];

    private static decimal[][] Inputs(FitCase c, int[] rows) => [.. rows.Select(row => c.Inputs[row])];

    private static decimal[][] Targets(FitCase c, int[] rows) => [.. rows.Select(row => c.Targets[row])];

    private static decimal Weighed(decimal[][] outputs, decimal[][] gradient) => outputs.Zip(gradient, Numbers.Dot).Sum();

    /// <summary>The slopes of J in every parameter of every layer, the others held.</summary>
    private static decimal[][] Gradients(Layer[] layers, Func<Layer[], decimal> j) =>
    [
        .. layers.Index().Where(at => at.Item is Linear).SelectMany(at =>
        {
            var linear = (Linear)at.Item;
            decimal Near(Linear moved) => j([.. layers[..at.Index], moved, .. layers[(at.Index + 1)..]]);
            return (decimal[][])
            [
                .. Difference.Central(w => Near(linear with { W = w }), linear.W, Difference.Fine),
                Difference.Central(b => Near(linear with { B = b }), linear.B, Difference.Fine),
            ];
        }),
    ];

    /// <summary>The layer's answer near a row; a ReLU's values stay on the line that they are on in the row itself.</summary>
    private static decimal[] Near(Layer layer, decimal[] row, decimal[] near, KinkSide side) =>
        layer == Bend.Relu ? [.. row.Zip(near, (z, moved) => side.IsRight(z) ? moved : 0)] : layer.Forward([near])[0];

    /// <summary>Every way to deal the rows into batches; within a batch their order does not matter.</summary>
    private static IEnumerable<int[][]> Deals(FitCase c) => Orders(Enumerable.Range(0, c.Inputs.Length).ToArray())
        .Select(order => order.Chunk(c.BatchSize).Select(batch => batch.Order().ToArray()).ToArray())
        .DistinctBy(deal => string.Join('|', deal.Select(batch => string.Join(',', batch.Select(row => Kind(c, row))))));

    internal static IEnumerable<T[]> Orders<T>(T[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((first, i) => Orders<T>([.. items[..i], .. items[(i + 1)..]]).Select(rest => (T[])[first, .. rest]));

    /// <summary>The first row that equals this one: equal rows in another order are the same deal.</summary>
    private static int Kind(FitCase c, int row) =>
        Enumerable.Range(0, row + 1)
            .First(other => c.Inputs[other].SequenceEqual(c.Inputs[row]) && c.Targets[other].SequenceEqual(c.Targets[row]));
}
