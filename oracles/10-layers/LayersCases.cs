namespace Katas.Oracles.Layers;

/// <summary>A Dense layer, the batch of the latest pass forward, and the gradient that comes back.</summary>
public sealed record DenseCase(string Name, Linear Layer, decimal[][] Batch, decimal[][] Gradient) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <summary>Another batch and gradient of the same shapes, for passes that come before.</summary>
    public DenseCase Other(int which) =>
        this with { Batch = LayersCases.Other(Batch, which), Gradient = LayersCases.Other(Gradient, which) };

    /// <inheritdoc/>
    public override string Given => $"{Layer}  batch = {Numbers.Text(Batch)}  gradient = {Numbers.Text(Gradient)}";

    /// <inheritdoc/>
    public override string Worked => $"z = {Numbers.Text(Layer.Forward(Batch))}  m = {Batch.Length}";
}

/// <summary>A layer that has nothing to learn, the batch of the latest pass forward, and the gradient that comes back.</summary>
public sealed record ActivationCase(string Name, Bend Layer, decimal[][] Batch, decimal[][] Gradient) : Case(Name)
{
    /// <summary>No z is near the kink.</summary>
    public override bool IsSound => Batch.All(row => row.All(z => Math.Abs(z) > 0.02m));

    /// <summary>Another batch and gradient of the same shapes, for passes that come before.</summary>
    public ActivationCase Other(int which) =>
        this with { Batch = LayersCases.Other(Batch, which), Gradient = LayersCases.Other(Gradient, which) };

    /// <inheritdoc/>
    public override string Given => $"{Layer}  batch = {Numbers.Text(Batch)}  gradient = {Numbers.Text(Gradient)}";

    /// <inheritdoc/>
    public override string Worked => $"output = {Numbers.Text(Layer.Forward(Batch))}";
}

/// <summary>What a network gave, and what was wished for.</summary>
public sealed record LossCase(string Name, decimal[][] Outputs, decimal[][] Targets) : Case(Name)
{
    /// <summary>Every output is a probability that is not clipped.</summary>
    public override bool IsSound => Outputs.All(row => row.All(p => p is >= 0.05m and <= 0.95m));

    /// <inheritdoc/>
    public override string Given => $"outputs = {Numbers.Text(Outputs)}  targets = {Numbers.Text(Targets)}";

    /// <inheritdoc/>
    public override string Worked => $"m = {Outputs.Length}";
}

/// <summary>A network, a batch, and the gradient that comes back.</summary>
public sealed record NetworkCase(string Name, Layer[] Layers, decimal[][] Batch, decimal[][] Gradient) : Case(Name)
{
    /// <inheritdoc/>
    public override IEnumerable<Case> Alike => LayersCases.Networks;

    /// <summary>Each layer fits what comes in, and no z is near the kink of a ReLU.</summary>
    public override bool IsSound
    {
        get
        {
            var a = Batch;
            foreach (var layer in Layers)
            {
                if ((layer is Linear linear && linear.W[0].Length != a[0].Length)
                    || (layer == Bend.Relu && a.Any(row => row.Any(z => Math.Abs(z) <= 0.02m))))
                {
                    return false;
                }

                a = layer.Forward(a);
            }

            return a[0].Length == Gradient[0].Length;
        }
    }

    /// <inheritdoc/>
    public override string Given =>
        $"{string.Join(" → ", Layers.Select(layer => layer.ToString()))}  batch = {Numbers.Text(Batch)}  gradient = "
        + $"{Numbers.Text(Gradient)}";

    /// <inheritdoc/>
    public override string Worked =>
        string.Join(
            "  ",
            Layers.Index()
                .Select(at => $"a{at.Index + 1} = {Numbers.Text(LayersOracle.Forward(Layers[..(at.Index + 1)], Batch))}"));
}

/// <summary>A network and the rows it is trained on.</summary>
public sealed record FitCase(
    string Name,
    Layer[] Layers,
    Loss Loss,
    decimal[][] Inputs,
    decimal[][] Targets,
    decimal LearningRate,
    int Epochs,
    int BatchSize) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"{string.Join(" → ", Layers.Select(layer => layer.ToString()))}  {Loss}  inputs = {Numbers.Text(Inputs)}  targets = "
        + $"{Numbers.Text(Targets)}  η = {Numbers.Text(LearningRate)}  epochs = {Epochs}  batch size = {BatchSize}";

    /// <inheritdoc/>
    public override string Worked =>
        $"before the first step: outputs = {Numbers.Text(LayersOracle.Forward(Layers, Inputs))}  J = "
        + $"{Numbers.Text(LayersOracle.Value(Loss, LayersOracle.Forward(Layers, Inputs), Targets))}";
}

/// <summary>A batch through Dropout, and the gradient that comes back.</summary>
public sealed record DropoutCase(string Name, decimal Rate, bool Training, decimal[] Row, decimal[] Gradient) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"rate = {Numbers.Text(Rate)}  training = {(Training ? "true" : "false")}  batch = [{Numbers.Text(Row)}]  gradient = ["
        + $"{Numbers.Text(Gradient)}]";

    /// <inheritdoc/>
    public override string Worked => $"keep = {Numbers.Text(Keep)}  1/keep = {Numbers.Text(1 / Keep)}";

    /// <summary>The chance of being kept.</summary>
    public decimal Keep => 1 - Rate;
}

/// <summary>The cases of stage 10.</summary>
public static class LayersCases
{
    private static readonly Linear _square = new([[0.5m, -1], [2, 0.25m]], [0.1m, -0.3m]);
    private static readonly Linear _second = new([[1.5m, 0.5m], [-1, 0.8m]], [0.2m, -0.4m]);
    private static readonly Linear _wide = new([[1, -0.5m], [0.4m, 0.7m], [-0.6m, 0.9m]], [0.1m, -0.2m, 0.3m]);
    private static readonly Linear _narrow = new([[0.8m, -0.5m, 0.6m]], [0.25m]);
    private static readonly Linear _two = new([[0.8m, -0.5m, 0.6m], [-0.3m, 0.9m, 0.4m]], [0.25m, -0.1m]);

    /// <summary>As many inputs as units, so that a slip with rows and columns runs through, and shows.</summary>
    public static DenseCase[] SquareDense =>
    [
        new("two by two", _square, [[1, 2], [3, -1], [0.5m, 1.5m]], [[1, -0.5m], [0.2m, 0.4m], [-0.3m, 2]]),
        new("two by two, two rows", new([[1, 2], [3, 4]], [10, -20]), [[1, -1], [2, 5]], [[1, 2], [3, -1]]),
    ];

    /// <summary>Dense layers of every shape.</summary>
    public static DenseCase[] Dense =>
    [
        .. SquareDense,
        new("three inputs, two units", _two, [[1, -2, 0.5m], [0.3m, 1, 2]], [[1, -1], [0.5m, 2]]),
        new(
            "two inputs, three units",
            _wide,
            [[1, -2], [0.3m, 1], [4, 2], [-1, 0.2m]],
            [[1, -1, 0.5m], [0.5m, 2, -3], [0.7m, 0.1m, 0.2m], [2, -2, 1]]),
        new("one row", _wide, [[0.4m, -1.2m]], [[1, 0.5m, -2]]),
        new("one input, one unit", new([[2]], [-0.5m]), [[1], [3]], [[1], [-4]]),
        new("large values", new([[100, -200], [300, 50]], [1_000, -2_000]), [[30, -20], [-40, 70]], [[5, -7], [11, 3]]),
        .. DrawnDense(),
    ];

    /// <summary>Networks with square layers only, so that layers in a wrong order run through, and show.</summary>
    public static NetworkCase[] SquareNetworks =>
    [
        new("dense, tanh, dense", [_square, Bend.Tanh, _second], [[1, 0.2m], [-0.4m, 0.7m]], [[1, -0.5m], [0.3m, 2]]),
        new("two dense layers", [_square, _second], [[1, 2], [3, -1]], [[1, -0.5m], [0.25m, 0.5m]]),
    ];

    /// <summary>Networks of every depth and shape.</summary>
    public static NetworkCase[] Networks =>
    [
        .. SquareNetworks,
        new("one layer", [_two], [[1, -2, 0.5m], [0.3m, 1, 2]], [[1, -1], [0.5m, 2]]),
        new("two-three-one with ReLU", [_wide, Bend.Relu, _narrow], [[1, 0.5m], [-1, 2], [0.5m, -1.5m]], [[1], [-0.5m], [0.25m]]),
        new(
            "two-three-two with sigmoid and softmax",
            [_wide, Bend.Sigmoid, _two, Bend.Softmax],
            [[1, 0.5m], [-1, 2]],
            [[1, -1], [-2, 0.5m]]),
        new("nothing to learn", [Bend.Tanh, Bend.Sigmoid], [[1, 0.5m]], [[1, -1]]),
        .. DrawnNetworks(),
    ];

    /// <summary>Networks with a layer that came later.</summary>
    public static NetworkCase[] SwishNetworks =>
    [
        new("dense, Swish, dense", [_square, Bend.Swish, _second], [[1, 0.2m], [-0.4m, 0.7m]], [[1, -0.5m], [0.3m, 2]]),
        new("two-three-two with Swish", [_wide, Bend.Swish, _two], [[1, 0.5m], [-1, 2]], [[1, -1], [-2, 0.5m]]),
    ];

    /// <summary>Trainings small enough that every order of the rows can be tried.</summary>
    public static FitCase[] Fits { get; } =
    [
        new(
            "all rows in one batch",
            [_wide, Bend.Relu, _narrow],
            Loss.MeanSquared,
            [[1, 0.5m], [-1, 2], [0.5m, -1.5m]],
            [[1], [-0.5m], [0.25m]],
            0.1m,
            3,
            3),
        new(
            "sigmoid and binary cross-entropy",
            [_square, Bend.Tanh, new Linear([[0.7m, -1.2m]], [0.1m]), Bend.Sigmoid],
            Loss.Binary,
            [[0.2m, 1], [1, 0.3m]],
            [[1], [0]],
            0.5m,
            2,
            2),
        new(
            "softmax and categorical cross-entropy",
            [_square, Bend.Softmax],
            Loss.Categorical,
            [[1, 0.5m], [-1, 2], [0.5m, -1.5m]],
            [[1, 0], [0, 1], [0, 1]],
            0.2m,
            2,
            4),
        new("two outputs", [_square], Loss.MeanSquared, [[1, 0.5m], [-1, 2]], [[0.5m, 1], [1, -1]], 0.1m, 2, 2),
        new(
            "two rows, batches of one",
            [_wide, Bend.Relu, _narrow],
            Loss.MeanSquared,
            [[1, 0.5m], [-1, 2]],
            [[1], [-0.5m]],
            0.1m,
            2,
            1),
        new(
            "three rows, batches of two",
            [_square],
            Loss.MeanSquared,
            [[1, 0.5m], [-1, 2], [0.5m, -1.5m]],
            [[1, 0], [0, 1], [1, 0.25m]],
            0.1m,
            2,
            2),
        new(
            "five equal rows, batches of two",
            [_narrow],
            Loss.MeanSquared,
            [[1, 2, 1], [1, 2, 1], [1, 2, 1], [1, 2, 1], [1, 2, 1]],
            [[1], [1], [1], [1], [1]],
            0.1m,
            2,
            2),
        new(
            "four rows, batches of three",
            [_square],
            Loss.MeanSquared,
            [[1, 0.5m], [-1, 2], [0.5m, -1.5m], [2, 1]],
            [[1, 0], [0, 1], [1, 0.25m], [0, 2]],
            0.1m,
            1,
            3),
        new("no epochs", [_square], Loss.MeanSquared, [[1, 0.5m]], [[1, 0]], 0.1m, 0, 1),
    ];

    /// <summary>Small enough that every mask can be tried.</summary>
    public static DropoutCase[] Dropouts =>
    [
        .. from rate in (decimal[])[0.5m, 0.2m, 0.75m]
           from training in (bool[])[true, true, true, false]
           select new DropoutCase("four values", rate, training, [1, -2, 3, 0.5m], [0.5m, 4, -1, 2]),
    ];

    /// <summary>Of one bend, or of the softmax.</summary>
    public static ActivationCase[] Of(Bend bend) =>
    [
        new("both sides of zero", bend, [[1, -2, 0.5m], [-0.25m, 3, -1.5m]], [[1, -1, 0.5m], [2, -0.7m, -0.4m]]),
        new("two rows of two", bend, [[0.3m, -0.6m], [1.2m, 0.8m]], [[-2, 1], [0.6m, 3]]),
        new("one row", bend, [[-0.4m, 2.2m, 0.9m, -1.1m]], [[1, 2, -3, 4]]),
        new("near the ends", bend, [[-22, 24], [13, -12]], [[2, -1], [0.5m, 3]]),
        new(
            "three by three",
            bend,
            [[1, 2, -1], [0.5m, -0.5m, 0.25m], [-2, 0.1m, 1.5m]],
            [[0, 1, 0], [1, 1, -1], [-0.5m, 2, 0.3m]]),
        .. bend == Bend.Relu ? [new("one z is exactly 0", bend, [[0, 1], [-1, 2]], [[3, -1], [2, 0.5m]])] : (ActivationCase[])[],
        .. DrawnActivations(bend),
    ];

    /// <summary>Where eᶻ is larger than any double.</summary>
    public static ActivationCase[] Far(Bend bend) =>
    [
        new("both ends", bend, [[-1_000, 20], [30, 1_000]], [[1, -2], [0.5m, 4]]),
        new("each row at one end", bend, [[1_000, 1_001], [-2_000, -2_000]], [[1, -2], [0.5m, 4]]),
        new("both ends in a row", bend, [[1_000, -1_000], [-5, 20]], [[1, -2], [0.5m, 4]]),
    ];

    /// <summary>For the squared error.</summary>
    public static LossCase[] Plain =>
    [
        new("one output", [[0.5m], [2], [-1]], [[1], [1.5m], [0.5m]]),
        new("two outputs", [[0.5m, -1], [2, 0.25m]], [[1, 1], [1.5m, -0.5m]]),
        new("one row", [[0.5m, -1, 3]], [[1, 1, 2]]),
        new("on target", [[0.5m, -1]], [[0.5m, -1]]),
        .. DrawnLosses("numbers", draw => draw.Number(), draw => draw.Number()),
    ];

    /// <summary>For the binary cross-entropy: outputs are probabilities of their own.</summary>
    public static LossCase[] Binary =>
    [
        new("one output", [[0.9m], [0.2m], [0.6m]], [[1], [0], [0]]),
        new("two outputs", [[0.9m, 0.4m], [0.2m, 0.7m]], [[1, 0], [0, 0]]),
        new("one row", [[0.1m, 0.5m, 0.75m]], [[1, 0, 1]]),
        new("targets between 0 and 1", [[0.3m], [0.8m]], [[0.25m], [0.9m]]),
        .. DrawnLosses("probabilities", Probability, draw => draw.Number() > 0 ? 1 : 0),
    ];

    /// <summary>For the categorical cross-entropy: the outputs of a row are the probabilities of its classes.</summary>
    public static LossCase[] Categorical =>
    [
        new("three classes", [[0.7m, 0.2m, 0.1m], [0.1m, 0.3m, 0.6m]], [[1, 0, 0], [0, 1, 0]]),
        new("three rows of two", [[0.9m, 0.1m], [0.2m, 0.8m], [0.6m, 0.4m]], [[1, 0], [0, 1], [0, 1]]),
        new("one row", [[0.1m, 0.65m, 0.25m]], [[0, 0, 1]]),
        new("targets between 0 and 1", [[0.5m, 0.3m, 0.2m]], [[0.25m, 0.75m, 0]]),
        .. DrawnLosses("probabilities", Probability, draw => draw.Number() > 0 ? 1 : 0),
    ];

    /// <summary>Probabilities of exactly 0 and 1, rightly and wrongly so.</summary>
    public static LossCase[] Certain =>
    [
        new("certain and wrong", [[0, 1]], [[1, 0]]),
        new("certain and right", [[1, 0]], [[1, 0]]),
        new("one of each", [[0, 1], [1, 0], [0.5m, 0.5m]], [[1, 0], [1, 0], [0, 1]]),
    ];

    /// <summary>The 1st, 2nd, 3rd … other table of the same shape.</summary>
    internal static decimal[][] Other(decimal[][] rows, int which) =>
        [.. rows.Select((row, i) => row.Select((value, j) => (which / 2m) - value + (0.1m * (i + (2 * j)))).ToArray())];

    private static decimal Probability(Draw draw) => 0.5m + draw.Number(0.4m);

    /// <summary>
    /// Sums of few terms, none over 4: however they are ordered, what rounding takes is far below the comparer's 1e-12.
    /// </summary>
    private static IEnumerable<DenseCase> DrawnDense()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, inputs, units) in ((int, int, int)[])[(5, 3, 2), (1, 4, 5), (8, 4, 3)])
        {
            yield return new DenseCase(
                $"drawn: {rows} × {inputs} to {units}",
                new(draw.Rows(units, inputs), draw.Numbers(units)),
                draw.Rows(rows, inputs),
                draw.Rows(rows, units));
        }
    }

    private static IEnumerable<ActivationCase> DrawnActivations(Bend bend)
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, columns) in ((int, int)[])[(2, 3), (4, 2)])
        {
            yield return Draw.Until(
                () => new ActivationCase($"drawn: {rows} × {columns}", bend, draw.Rows(rows, columns), draw.Rows(rows, columns)),
                c => c.IsSound);
        }
    }

    private static IEnumerable<LossCase> DrawnLosses(string of, Func<Draw, decimal> output, Func<Draw, decimal> target)
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, columns) in ((int, int)[])[(4, 1), (3, 4)])
        {
            decimal[][] Table(Func<Draw, decimal> value) =>
                [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => value(draw)).ToArray())];
            yield return new LossCase($"drawn: {rows} × {columns} {of}", Table(output), Table(target));
        }
    }

    private static IEnumerable<NetworkCase> DrawnNetworks()
    {
        var draw = new Draw(Draw.Seed);
        Linear Drawn(int inputs, int units) => new(draw.Rows(units, inputs, range: 1), draw.Numbers(units, range: 1));
        yield return new NetworkCase(
            "drawn: two-four-two with tanh", [Drawn(2, 4), Bend.Tanh, Drawn(4, 2)], draw.Rows(3, 2), draw.Rows(3, 2));
    }
}
