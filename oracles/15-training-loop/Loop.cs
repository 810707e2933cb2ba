namespace Katas.Oracles.TrainingLoop;

/// <summary>A training loop in decimals, with somebody's habits. Slopes are differences of the cost.</summary>
internal sealed class Loop(LoopCase c, Habits habits)
{
    private readonly Random[] _drops = [.. c.HiddenLayers.Select(layer => new Random(c.DropoutSeed + layer))];
    private Stepper _stepper = New(c, habits);
    private decimal[][] _theta = c.Start;
    private decimal[][]? _slopes;

    /// <summary>The validation rows.</summary>
    public Measured Evaluate()
    {
        var (cost, accuracy) = Evaluate(c.Validation);
        return new Measured(cost, accuracy, _theta);
    }

    /// <summary>Two epochs on the training rows.</summary>
    public TwoEpochs TwoEpochs(int first = 0)
    {
        List<Measured> measured = [];
        for (var epoch = first; epoch < first + 2; epoch++)
        {
            var (cost, accuracy) = TrainEpoch(c.Training, c.RateAt(epoch), c.Seed + epoch);
            measured.Add(new Measured(cost, accuracy, _theta));
        }

        return new TwoEpochs(
            [.. measured.Select(epoch => epoch.Cost)],
            [.. measured.Select(epoch => epoch.Accuracy)],
            [.. measured.Select(epoch => epoch.Parameters)]);
    }

    /// <summary>A whole training.</summary>
    public Training Fit()
    {
        List<Noted> history = [];
        var none = new Noted(decimal.MaxValue, -1, decimal.MaxValue, -1);
        var (training, validation) = habits.SwapsRows ? (c.Validation, c.Training) : (c.Training, c.Validation);
        var start = habits.StartIsBest ? none with { ValidationCost = Evaluate(validation).Cost } : none;
        var (best, bestTheta, waited) = (start, _theta, 0);
        var batches = (c.Training.Inputs.Length + c.BatchSize - 1) / c.BatchSize;
        for (var epoch = 0; epoch < c.Epochs + habits.ExtraEpochs && !habits.Stops(waited, c.Patience); epoch++)
        {
            var before = Evaluate(validation);
            var rate = habits.Rate(c, epoch, batches);
            var (cost, accuracy) = TrainEpoch(training, rate, habits.SeedOf(c.Seed, epoch));
            if (habits.TrainsOnValidation)
            {
                TrainEpoch(validation, rate, habits.SeedOf(c.Seed, epoch));
            }

            var after = habits.ValidatesBefore ? before
                : habits.ValidatesByTraining is { } rateOf
                    ? TrainEpoch(validation, rateOf(c, epoch), habits.SeedOf(c.Seed, epoch))
                : Evaluate(habits.ValidatesOnTraining ? training : validation);
            (cost, accuracy) = habits.MeasuresTrainingAfter ? Evaluate(training) : (cost, accuracy);
            var now = new Noted(cost, accuracy, after.Cost, after.Accuracy);
            var isBetter = habits.IsBetter(now, best, history.Count == 0 ? none : history[^1]);
            history.Add(now);
            waited = isBetter && !habits.NeverStartsOver ? 0 : isBetter ? waited : waited + 1;
            (best, bestTheta) = isBetter ? (now, _theta) : (best, bestTheta);
        }

        return new Training(
            [.. history.Select(noted => noted.Cost)],
            [.. history.Select(noted => noted.Accuracy)],
            [.. history.Select(noted => noted.ValidationCost)],
            [.. history.Select(noted => noted.ValidationAccuracy)],
            [
                .. _theta.Select((values, i) =>
                    habits.Restores(history.Count < c.Epochs) && (habits.RestoresBiases || !c.IsBias[i]) ? bestTheta[i] : values),
            ]);
    }

    /// <summary>All that is saved after so many epochs.</summary>
    public Saved Save()
    {
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            TrainEpoch(c.Training, c.RateAt(epoch), c.Seed + epoch);
        }

        var memories = _theta.Select((values, i) => _stepper.MemoryOf(i, values.Length)).ToArray();
        return new Saved(
            c.Epochs,
            [.. memories.Select(memory => memory.Steps)],
            _theta,
            [.. memories.Select(memory => memory.First)],
            [.. memories.Select(memory => memory.Second)]);
    }

    /// <summary>What was saved, loaded into another network, and two more epochs.</summary>
    public Resumed Resume()
    {
        var epoch = habits.NextEpoch(Save().Epoch);
        _theta = [.. _theta.Select((values, i) => habits.LoadsValues(c.IsBias[i]) ? values : c.Elsewhere[i])];
        _stepper.Forget(slopes: !habits.LoadsMemories, steps: !habits.LoadsSteps);
        var (loaded, next) = (_theta, TwoEpochs(epoch));
        return new Resumed(epoch, loaded, next.Costs, next.Accuracies, next.Parameters);
    }

    private static Stepper New(LoopCase c, Habits habits) => new(c.Rule, c.WeightDecay, c.MaxNorm, habits);

    private (decimal Cost, decimal Accuracy) Evaluate(Rows rows)
    {
        var masks = habits.DropsInEvaluation ? Masks(rows.Inputs.Length) : null;
        var outputs = Outputs(_theta, rows.Inputs, masks);
        return (Cost(outputs, rows.Targets), TrainingLoopOracle.Accuracy(outputs, rows.Targets));
    }

    private (decimal Cost, decimal Accuracy) TrainEpoch(Rows rows, decimal rate, int seed)
    {
        _stepper = habits.RenewsOptimiser ? New(c, habits) : _stepper;
        List<Batch> seen = [];
        var order = TrainingLoopOracle.Batches(rows.Inputs.Length, c.BatchSize, seed);
        if (habits.NeverShuffles)
        {
            order = [.. Enumerable.Range(0, rows.Inputs.Length).Chunk(c.BatchSize)];
        }

        for (var i = 0; i < order.Length; i++)
        {
            var at = habits.RepeatsFirstBatch ? order[0] : order[i];
            if (habits.DropsShortBatch && at.Length < c.BatchSize && order.Length > 1)
            {
                continue;
            }

            var start = i * c.BatchSize;
            var batch = new Rows(
                [.. at.Select(row => rows.Inputs[row])],
                [.. at.Select((row, k) => rows.Targets[habits.ForgetsTargets ? start + k : row])]);
            seen.Add(Train(batch, rate, isLast: i == order.Length - 1));
        }

        var m = rows.Inputs.Length;
        return (habits.Note([.. seen], batch => batch.Cost, m), habits.Note([.. seen], batch => batch.Accuracy, m));
    }

    private Batch Train(Rows batch, decimal rate, bool isLast)
    {
        if (habits.StepsFirst)
        {
            _theta = _stepper.Step(_theta, c.IsBias, _slopes ?? [.. _theta.Select(row => new decimal[row.Length])], rate);
        }

        var masks = habits.DropsInTraining ? Masks(batch.Inputs.Length) : null;
        var outputs = Outputs(_theta, batch.Inputs, masks);
        _slopes = Slopes(batch, masks);
        if (habits.AveragesAgain)
        {
            _slopes = [.. _slopes.Select(row => row.Select(slope => slope / batch.Inputs.Length).ToArray())];
        }

        if (!habits.StepsFirst && !habits.NeverSteps && (isLast || !habits.StepsOncePerEpoch))
        {
            _theta = _stepper.Step(_theta, c.IsBias, _slopes, rate);
        }

        if (habits.MeasuresAgain is { } drops)
        {
            outputs = Outputs(_theta, batch.Inputs, drops ? Masks(batch.Inputs.Length) : null);
        }

        return new Batch(
            batch.Inputs.Length, Cost(outputs, batch.Targets), TrainingLoopOracle.Accuracy(outputs, batch.Targets));
    }

    /// <summary>∂J/∂θ, by differences.</summary>
    private decimal[][] Slopes(Rows rows, decimal[][][]? masks) =>
        Difference.Central(theta => Cost(Outputs(theta, rows.Inputs, masks), rows.Targets), _theta, Difference.Fine);

    /// <summary>The mean of the rows' losses.</summary>
    private decimal Cost(decimal[][] outputs, decimal[][] targets) => outputs.Zip(targets, Loss).Average();

    private decimal Loss(decimal[] a, decimal[] y)
    {
        if (!c.IsCrossEntropy)
        {
            return a.Zip(y, (ai, yi) => (ai - yi) * (ai - yi) / 2).Sum();
        }

        var logSum = a.Max() + Functions.Log(a.Sum(z => Functions.Exp(z - a.Max())));
        return a.Zip(y, (z, yi) => yi * (logSum - z)).Sum();
    }

    private decimal[][] Outputs(decimal[][] theta, decimal[][] inputs, decimal[][][]? masks) =>
        [.. inputs.Select((x, row) => Output(theta, x, layer => masks?[layer][row]))];

    private decimal[] Output(decimal[][] theta, decimal[] x, Func<int, decimal[]?> mask)
    {
        for (var layer = 0; layer < c.Sizes.Length - 1; layer++)
        {
            var (w, b, a) = (theta[2 * layer], theta[(2 * layer) + 1], x);
            var factors = layer < c.Sizes.Length - 2 ? mask(layer) : null;
            var isHidden = layer < c.Sizes.Length - 2;
            x =
            [
                .. b.Select((bias, i) =>
                {
                    var z = bias + Numbers.Dot(w.Skip(i * a.Length).Take(a.Length), a);
                    return (isHidden ? Math.Max(0, z) : z) * (factors?[i] ?? 1);
                }),
            ];
        }

        return x;
    }

    /// <summary>For each hidden layer and each row, 0 for a value that is dropped and 1/keep for one that isn't.</summary>
    private decimal[][][]? Masks(int rows) => c.Dropout == 0 ? null :
    [
        .. c.HiddenLayers.Select(layer => Enumerable.Range(0, rows).Select(_ =>
            Enumerable.Range(0, c.Sizes[layer + 1])
                .Select(_ => _drops[layer].NextDouble() < (double)c.Dropout ? 0 : 1 / (1 - c.Dropout)).ToArray()).ToArray()),
    ];
}
