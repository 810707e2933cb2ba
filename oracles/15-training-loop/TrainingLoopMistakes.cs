namespace Katas.Oracles.TrainingLoop;

/// <summary>The known wrong answers of stage 15: habits that are not good ones.</summary>
public static class TrainingLoopMistakes
{
    /// <summary>Of steps without decay and limit.</summary>
    public static Mistake<StepCase, decimal[][][]>[] PlainSteps =>
    [
        WrongStep("memory-shared", "all parameters share one memory: each needs a memory of its own", new()
        {
            SharesMemory = true,
        }),
        WrongStep("memory-not-kept", "every step starts with new memories: keep them in a field of the optimiser", new()
        {
            ForgetsAtOnce = true,
        }),
        WrongStep("rule-left-out", "the step follows the slope: pass it through Rules.Direction first", new()
        {
            IgnoresRule = true,
        }),
        WrongStep("rule-fixed", "the rule is always adam: use the constructor's rule", new() { OnlyRule = "adam" }),
        WrongStep("rule-fixed", "the rule is always sgd: use the constructor's rule", new() { OnlyRule = "sgd" }),
        WrongStep("plus-for-minus", "the step goes uphill: subtract it", new() { Sign = -1 }),
        WrongStep("rate-left-out", "the learning rate is missing from the step", new() { IgnoresRate = true }),
        WrongStep("rate-before-the-rule", "η is multiplied into the slope: multiply the direction that the rule returns", new()
        {
            RateBeforeRule = true,
        }),
        WrongStep(
            "direction-per-value",
            "Rules.Direction is called once per value: each call is a step of the memory, so call it per parameter",
            new() { AsksPerValue = true }),
        WrongStep("biases-stand-still", "only the weights move: biases learn too, they only don't decay", new()
        {
            Moves = isBias => !isBias,
        }),
    ];

    /// <summary>Of steps with decay.</summary>
    public static Mistake<StepCase, decimal[][][]>[] DecaySteps =>
    [
        WrongStep("decay-on-biases", "the biases decay too: add λθ for the weights only", new() { Decays = _ => true }),
        WrongStep("decay-on-biases-only", "the biases decay and the weights don't: it should be the other way round", new()
        {
            Decays = isBias => isBias,
        }),
        WrongStep("decay-left-out", "there is no decay: add λθ to the slopes of the weights", new() { Decays = _ => false }),
        WrongStep("decay-subtracted", "the weights grow: add λθ to the slope, since the step subtracts it", new()
        {
            DecaySign = -1,
        }),
        WrongStep("decay-doubled", "the decay is twice as strong: the slope of λ/2·θ² is λθ", new() { DecaySign = 2 }),
        .. WrongSteps(
            "decay-after-the-rule",
            "λθ is added after the rule, as AdamW does: add it to the slope before",
            new() { Decay = Decay.InTheDirection },
            new() { Decay = Decay.InTheDirection, Decays = _ => true }),
        WrongStep("decay-without-rate", "the weights shrink by λ, whatever η is: add λθ to the slope", new()
        {
            Decay = Decay.WithoutRate,
        }),
        .. PlainSteps,
    ];

    /// <summary>Of steps with a limit.</summary>
    public static Mistake<StepCase, decimal[][][]>[] ClippedSteps =>
    [
        WrongStep("clipped-per-parameter", "each parameter is clipped by its own norm: use one norm for all of them", new()
        {
            Clip = Clip.PerParameter,
        }),
        WrongStep("clipped-per-slope", "each slope is cut off at the limit: scale all of them by the same number", new()
        {
            Clip = Clip.PerSlope,
        }),
        WrongStep("biases-not-in-the-norm", "the norm leaves the biases out: it is that of all slopes", new()
        {
            Clip = Clip.ByWeightsOnly,
        }),
        WrongStep("short-gradients-scaled", "gradients under the limit are scaled too: leave them as they are", new()
        {
            Clip = Clip.Always,
        }),
        WrongStep("nothing-clipped", "the gradient isn't clipped: scale all slopes by Rules.Scale", new() { Clip = Clip.Never }),
        .. WrongSteps(
            "decay-clipped-too",
            "the decay is clipped with the slopes: clip first, then add λθ",
            new() { Decay = Decay.BeforeClipping },
            new() { Decay = Decay.BeforeScaling }),
        WrongStep("direction-clipped", "the direction is clipped after the rule: clip the slopes before it", new()
        {
            Clip = Clip.Directions,
        }),
        WrongStep("norm-of-values", "the norm is that of the values: it is that of the slopes", new()
        {
            Clip = Clip.ByValues,
        }),
        .. DecaySteps,
    ];

    /// <summary>Of a schedule.</summary>
    public static Mistake<ScheduleCase, double>[] Schedules =>
    [
        WrongRate("warm-up-from-zero", "the first epoch has the share 0 and learns nothing: it has (epoch + 1)/w", c =>
            c.Epoch < c.WarmUp ? (double)c.Epoch / c.WarmUp : Cosine(c)),
        WrongRate("warm-up-left-out", "there is no warm-up: for w epochs the share rises to 1", c =>
            c.Epoch < c.WarmUp ? 1 : Cosine(c)),
        WrongRate("warm-up-one-epoch-longer", "the warm-up takes w + 1 epochs: divide by w", c =>
            c.Epoch < c.WarmUp ? (c.Epoch + 1.0) / (c.WarmUp + 1) : Cosine(c)),
        WrongRate("warm-up-inclusive", "epoch w still belongs to the warm-up: it is the first of the cosine, so use <", c =>
            c.Epoch <= c.WarmUp ? (c.Epoch + 1.0) / c.WarmUp : Cosine(c)),
        WrongRate("cosine-from-epoch-0", "the cosine starts at epoch 0: count its epochs from the end of the warm-up", c =>
            Falling(c, (double)c.Epoch / c.Epochs)),
        WrongRate("cosine-too-slow", "the cosine is divided by all epochs: after the warm-up there are epochs − w", c =>
            Falling(c, (double)(c.Epoch - c.WarmUp) / c.Epochs)),
        WrongRate("cosine-ends-at-zero", "the last epoch has the share 0 and learns nothing: divide by epochs − w", c =>
            Falling(c, (double)(c.Epoch - c.WarmUp) / Math.Max(1, c.Epochs - c.WarmUp - 1))),
        WrongRate("share-by-integers", "the share doesn't fall: an int divided by an int drops the fraction", c =>
            c.Epoch < c.WarmUp ? (c.Epoch + 1.0) / c.WarmUp : 1),
        WrongRate("cosine-below-zero", "the share becomes negative: the height is ½(1 + cos), from 1 to 0", c =>
            c.Epoch < c.WarmUp ? Cosine(c) : Math.Cos(Math.PI * Share(c))),
        WrongRate("cosine-half-left-out", "the share is twice as high: the height is ½(1 + cos)", c =>
            c.Epoch < c.WarmUp ? Cosine(c) : 2 * Cosine(c)),
        WrongRate("rate-rises", "the share rises after the warm-up: add the cosine", c =>
            c.Epoch < c.WarmUp ? Cosine(c) : (1 - Math.Cos(Math.PI * Share(c))) / 2),
        WrongRate("linear-for-cosine", "the share falls along a line: use the cosine", c =>
            c.Epoch < c.WarmUp ? Cosine(c) : 1 - Share(c)),
    ];

    /// <summary>Of batches.</summary>
    public static Mistake<BatchCase, int[][]>[] Batches =>
    [
        WrongBatches("short-batch-dropped", "the short last batch is missing: its rows count too", c =>
            [.. TrainingLoopOracle.Batches(c).Where(batch => batch.Length == c.BatchSize)]),
        WrongBatches("rows-not-shuffled", "the rows are in their first order: shuffle them before you cut", c =>
            [.. Enumerable.Range(0, c.Rows).Chunk(c.BatchSize)]),
        WrongBatches("sorted-by-random-numbers", _sorted, c => Sorted(c, random => random.Next())),
        WrongBatches("sorted-by-random-numbers", _sorted, c => Sorted(c, random => random.NextDouble())),
        WrongBatches("seed-ignored", "the order is the same for each seed: shuffle with new Random(seed)", c =>
            TrainingLoopOracle.Batches(c.Rows, c.BatchSize, 0)),
        WrongBatches("shuffled-after-the-cut", "the batches are shuffled, but not their rows: shuffle first, then cut", c =>
        {
            var batches = Enumerable.Range(0, c.Rows).Chunk(c.BatchSize).ToArray();
            new Random(c.Seed).Shuffle(batches);
            return batches;
        }),
        WrongBatches("last-batch-filled-up", "the last batch has rows of earlier ones too: it can be shorter", c =>
        {
            var order = TrainingLoopOracle.Batches(c.Rows, c.Rows, c.Seed)[0];
            return [.. TrainingLoopOracle.Batches(c).Select(batch =>
                batch.Length == c.BatchSize || c.Rows < c.BatchSize ? batch : order[^c.BatchSize..])];
        }),
        WrongBatches("last-batch-filled-up", "the last batch has rows of earlier ones too: it can be shorter", c =>
        {
            var order = TrainingLoopOracle.Batches(c.Rows, c.Rows, c.Seed)[0];
            return [.. TrainingLoopOracle.Batches(c).Select(batch =>
                batch.Length == c.BatchSize || c.Rows < c.BatchSize
                    ? batch
                    : (int[])[.. batch, .. order[..(c.BatchSize - batch.Length)]])];
        }),
        WrongBatches("rows-counted-from-1", "the rows are numbered from 1: the first row is 0", c =>
            [.. TrainingLoopOracle.Batches(c).Select(batch => batch.Select(row => row + 1).ToArray())]),
    ];

    /// <summary>Of an accuracy.</summary>
    public static Mistake<AccuracyCase, double>[] Accuracy =>
    [
        new("classes-by-column", "the largest value of each column is taken: a row is an example, so look along the rows", c =>
        [
            Share(Columns(c.Outputs).Zip(Columns(c.Targets), (a, y) =>
                TrainingLoopOracle.Largest(a) == TrainingLoopOracle.Largest(y))),
            (double)Columns(c.Outputs).Zip(Columns(c.Targets)).Count(pair =>
                TrainingLoopOracle.Largest(pair.First) == TrainingLoopOracle.Largest(pair.Second)) / c.Outputs.Length,
        ]),
        new("right-answers-counted", "that is a count: divide it by the number of rows", c => [Right(c)]),
        new("accuracy-in-percent", "that is in percent: return a fraction from 0 to 1", c => [100 * Right(c) / c.Outputs.Length]),
        new("accuracy-by-integers", "that is 0 or 1: an int divided by an int drops the fraction", c =>
            [Math.Floor(Right(c) / c.Outputs.Length)]),
        new("wrong-answers-counted", "that is the share of wrong predictions: count the right ones", c =>
            [1 - (Right(c) / c.Outputs.Length)]),
        new("values-compared", "each value is compared with ½: compare the position of a row's largest value", c =>
        [
            Share(c.Outputs.Zip(c.Targets, (a, y) => a.Zip(y, (ai, yi) => ai > 0.5m == yi > 0.5m).All(same => same))),
            Share(c.Outputs.Zip(c.Targets, (a, y) => a.Zip(y, (ai, yi) => ai > 0.5m == yi > 0.5m)).SelectMany(same => same)),
        ]),
        new(
            "largest-from-zero",
            "the search for the largest starts at 0, and no negative output is above it: start with the first one",
            c => [Share(c.Outputs.Zip(c.Targets, (a, y) => AboveZero(a) == AboveZero(y)))]),
        new("last-of-equals", "of equal outputs the last one counts: the first one should", c =>
            [Share(c.Outputs.Zip(c.Targets, (a, y) =>
                Array.LastIndexOf(a, a.Max()) == Array.LastIndexOf(y, y.Max())))]),
    ];

    /// <summary>Of an evaluation, and of the parameters after it.</summary>
    public static Mistake<LoopCase, Measured>[] Evaluate =>
    [
        Evaluation("dropout-on-in-evaluation", _dropoutOn, new() { DropsInEvaluation = true }),
        new("evaluation-summed", "the losses of the rows are added up: an evaluation returns their mean", c =>
            [TrainingLoopOracle.Evaluate(c) is var right
                ? right with { Cost = right.Cost * c.Validation.Inputs.Length }
                : right]),
    ];

    /// <summary>Of two epochs, and of the parameters after each.</summary>
    public static Mistake<LoopCase, TwoEpochs>[] Epochs =>
    [
        WrongEpoch("dropout-off-in-training", "nothing is dropped: in training, isTraining is true", new()
        {
            DropsInTraining = false,
        }),
        WrongEpoch("mean-of-batch-means", _byBatches, new() { Note = (batches, of, _) => batches.Average(of) }),
        WrongEpoch("batches-summed", "the batches' means are added up: return the mean over the rows", new()
        {
            Note = (batches, of, _) => batches.Sum(of),
        }),
        new("short-batch-as-full", "the short last batch is weighed as a full one: weigh it by its own rows", c =>
            UnlessItDiverges(() => new Loop(c, new()
            {
                Note = (batches, of, rows) => batches.Sum(of) * c.BatchSize / rows,
            }).TwoEpochs())),
        new("accuracy-by-batches", "every batch counts the same in the accuracy: weigh it by its rows, as in the cost", c =>
        [
            TrainingLoopOracle.Epochs(c) with
            {
                Accuracies = new Loop(c, new() { Note = (batches, of, _) => batches.Average(of) }).TwoEpochs().Accuracies,
            },
        ]),
        WrongEpoch("slopes-averaged-twice", "the slopes are divided by the rows again: the loss's gradient has the 1/m", new()
        {
            AveragesAgain = true,
        }),
        WrongEpoch("rows-summed", "the rows' losses are added up: divide by the number of rows", new()
        {
            Note = (batches, of, _) => batches.Sum(batch => of(batch) * batch.Rows),
        }),
        WrongEpoch("last-batch-noted", "the result is that of the last batch: include all rows", new()
        {
            Note = (batches, of, _) => of(batches[^1]),
        }),
        WrongEpoch("measured-after-the-step", _measuredAgain, new() { MeasuresAgain = false }),
        WrongEpoch("measured-after-the-step", _measuredAgain, new() { MeasuresAgain = true }),
        WrongEpoch("short-batch-left-out", _shortLeftOut, new() { DropsShortBatch = true }),
        WrongEpoch("short-batch-left-out", _shortLeftOut, new()
        {
            DropsShortBatch = true, Note = (batches, of, _) => Habits.ByRows(batches, of, batches.Sum(batch => batch.Rows)),
        }),
        WrongEpoch("one-step-per-epoch", "there is one step per epoch: step after every batch", new()
        {
            StepsOncePerEpoch = true,
        }),
        WrongEpoch("never-steps", "the network doesn't change: the optimiser steps after every batch", new()
        {
            NeverSteps = true,
        }),
        WrongEpoch("stepped-too-early", "the step uses the slopes of the batch before: go forward and backward first", new()
        {
            StepsFirst = true,
        }),
        WrongEpoch("targets-left-behind", "rows and targets don't belong together: use the same row numbers for both", new()
        {
            ForgetsTargets = true,
        }),
        WrongEpoch("first-batch-repeated", "every batch has the rows of the first: take each batch's own rows", new()
        {
            RepeatsFirstBatch = true,
        }),
        WrongEpoch("order-ignored", "the rows come in their first order: use the row numbers from Batches.Of", new()
        {
            NeverShuffles = true,
        }),
        new("columns-swapped", "cost and accuracy are swapped: an Epoch has the cost first", c =>
        {
            var epochs = TrainingLoopOracle.Epochs(c);
            return [epochs with { Costs = epochs.Accuracies, Accuracies = epochs.Costs }];
        }),
        WrongEpoch("memory-lost-between-epochs", _renewed, new() { RenewsOptimiser = true }),
    ];

    /// <summary>Of a history.</summary>
    public static Mistake<LoopCase, Recorded>[] Histories =>
    [
        WrongHistory("schedule-by-steps", "the schedule is asked for steps: it takes the number of the epoch", new()
        {
            Rate = (c, epoch, batches) => c.RateAt(epoch * batches),
        }),
        WrongHistory("schedule-from-1", "the schedule is asked for one epoch more: the first epoch is 0", new()
        {
            Rate = (c, epoch, _) => c.RateAt(epoch + 1),
        }),
        WrongHistory("schedule-stands-still", "every epoch has the first rate: ask the schedule in each epoch", new()
        {
            Rate = (c, _, _) => c.RateAt(0),
        }),
        WrongHistory("schedule-left-out", "every epoch has the rate η₀: multiply it by the schedule's share", new()
        {
            Rate = (c, _, _) => c.LearningRate,
        }),
        WrongHistory("schedule-left-out", "every epoch has the rate η₀: multiply it by the schedule's share", new()
        {
            Rate = (c, _, _) => c.LearningRate, SeedOf = (seed, _) => seed,
        }),
        WrongHistory("shares-pile-up", "the rate is multiplied by one share after the other: it is η₀ times one share", new()
        {
            Rate = (c, epoch, _) =>
                Enumerable.Range(0, epoch + 1).Aggregate(c.LearningRate, (rate, each) => rate * c.ShareAt(each)),
        }),
        WrongHistory("epochs-from-1", "the epochs are counted from 1: the first is 0, for the schedule and for the seed", new()
        {
            Rate = (c, epoch, _) => c.RateAt(epoch + 1), SeedOf = (seed, epoch) => seed + epoch + 1,
        }),
        WrongHistory("same-order-each-epoch", "every epoch has the same order: epoch e shuffles with seed + e", new()
        {
            SeedOf = (seed, _) => seed,
        }),
        WrongHistory("seed-from-1", "the first epoch shuffles with seed + 1: it is epoch 0", new()
        {
            SeedOf = (seed, epoch) => seed + epoch + 1,
        }),
        WrongHistory("trained-on-validation", "the network trains on the validation rows too: they are only for measuring", new()
        {
            TrainsOnValidation = true,
        }),
        WrongHistory("trained-on-validation", "the network trains on the validation rows too: they are only for measuring", new()
        {
            ValidatesByTraining = (c, epoch) => c.RateAt(epoch),
        }),
        WrongHistory("trained-on-validation", "the network trains on the validation rows too: they are only for measuring", new()
        {
            ValidatesByTraining = (c, _) => c.LearningRate,
        }),
        WrongHistory("rows-swapped", "the network trains on the validation rows: they are only for measuring", new()
        {
            SwapsRows = true,
        }),
        WrongHistory("validated-on-training", "the validation is of the training rows: evaluate the validation rows", new()
        {
            ValidatesOnTraining = true,
        }),
        WrongHistory("validated-too-early", "the validation is measured before the epoch: measure it after", new()
        {
            ValidatesBefore = true,
        }),
        WrongHistory("training-measured-again", "the training is measured again after the epoch: use TrainEpoch's result", new()
        {
            MeasuresTrainingAfter = true,
        }),
        WrongHistory("one-epoch-too-many", "there is one epoch too many: the loop runs while epoch < epochs", new()
        {
            ExtraEpochs = 1,
        }),
        new("parts-swapped", "training and validation are swapped: a History has the training first", c =>
        {
            var t = TrainingLoopOracle.Fit(c);
            return [new Recorded(t.ValidationCosts, t.ValidationAccuracies, t.Costs, t.Accuracies)];
        }),
    ];

    /// <summary>Of a training that can stop early.</summary>
    public static Mistake<LoopCase, Training>[] Stops =>
    [
        WrongStop(
            "last-weights-kept",
            "the last weights are kept: restore the best ones, from a copy and not the same arrays",
            new() { Restores = _ => false }),
        WrongStop(
            "last-weights-kept",
            "the last weights are kept: restore the best ones, from a copy and not the same arrays",
            new() { Restores = _ => false, Stops = (waited, patience) => waited > patience }),
        WrongStop("biases-not-restored", "the biases are those of the last epoch: restore all parameters", new()
        {
            RestoresBiases = false,
        }),
        WrongStop("starting-point-as-best", "the untrained network counts as the best so far: begin with no best epoch", new()
        {
            StartIsBest = true,
        }),
        WrongStop("restored-only-if-stopped", "all epochs done, the last weights stay: restore the best ones then too", new()
        {
            Restores = isStopped => isStopped,
        }),
        WrongStop("patience-one-longer", "it stops one epoch late: after patience epochs that aren't better", new()
        {
            Stops = (waited, patience) => waited > patience,
        }),
        WrongStop("patience-one-shorter", _early, new() { Stops = (waited, patience) => waited >= patience - 1 }),
        WrongStop("patience-one-shorter", _early, new() { Stops = (waited, patience) => waited >= Math.Max(1, patience - 1) }),
        WrongStop("never-stops", "it goes on to the last epoch: stop after patience epochs that aren't better", new()
        {
            Stops = (_, _) => false,
        }),
        WrongStop("patience-used-up", "all epochs that aren't better are counted: a better one starts the count again", new()
        {
            NeverStartsOver = true,
        }),
        WrongStop("compared-with-the-last", "an epoch is compared with the one before it: compare it with the best", new()
        {
            IsBetter = (now, _, last) => now.ValidationCost < last.ValidationCost,
        }),
        WrongStop("tie-counts-as-better", "an epoch as good as the best counts as better: it must be below it", new()
        {
            IsBetter = (now, best, _) => now.ValidationCost <= best.ValidationCost,
        }),
        WrongStop("best-by-training-cost", "the best epoch is chosen by its training cost: use the validation cost", new()
        {
            IsBetter = (now, best, _) => now.Cost < best.Cost,
        }),
        WrongStop("best-by-accuracy", "the best epoch is chosen by its accuracy: use the validation cost", new()
        {
            IsBetter = (now, best, _) => now.ValidationAccuracy > best.ValidationAccuracy,
        }),
        WrongStop("worst-for-best", "the epoch with the highest cost counts as the best: the lowest is", new()
        {
            IsBetter = (now, best, _) => best.Accuracy < 0 || now.ValidationCost > best.ValidationCost,
        }),
        new("history-cut-at-the-best", "the history ends at the best epoch: it has every epoch that was trained", c =>
            [UpToTheBest(TrainingLoopOracle.Fit(c))]),
    ];

    /// <summary>Of a checkpoint.</summary>
    public static Mistake<LoopCase, Saved>[] Saves =>
    [
        WrongSave("memories-not-saved", "the optimiser's memories are zeros: save those that Step uses", (saved, _) =>
            saved with { First = Zeros(saved.First), Second = Zeros(saved.Second), Steps = new int[saved.Steps.Length] }),
        WrongSave("memories-not-saved", "the optimiser's memories are zeros: save those that Step uses", (saved, _) =>
            saved with { First = Zeros(saved.First), Second = Zeros(saved.Second) }),
        WrongSave("steps-not-saved", "the number of steps is 0: save each memory's Steps", (saved, _) =>
            saved with { Steps = new int[saved.Steps.Length] }),
        WrongSave("epochs-for-steps", "epochs are saved for steps: an epoch has a step for each batch", (saved, c) =>
            saved with { Steps = [.. saved.Steps.Select(_ => c.Epochs)] }),
        WrongSave("memories-swapped", "first and second are swapped: they stand in a checkpoint as in Memory", (saved, _) =>
            saved with { First = saved.Second, Second = saved.First }),
        WrongSave("layers-reversed", "the parameters are in reverse: save them in the network's order", (saved, _) =>
            new Saved(
                saved.Epoch, [.. saved.Steps.Reverse()], Reversed(saved.Values), Reversed(saved.First), Reversed(saved.Second))),
        WrongSave("biases-not-saved", "the biases are missing: save all parameters", (saved, c) =>
            new Saved(
                saved.Epoch,
                [.. saved.Steps.Where((_, i) => !c.IsBias[i])],
                Weights(saved.Values, c),
                Weights(saved.First, c),
                Weights(saved.Second, c))),
        .. ((Func<decimal, decimal>[])[x => Math.Round(x, 6), x => Math.Round(x, 4), x => (decimal)(double)(float)x]).SelectMany(
            round => (Mistake<LoopCase, Saved>[])
            [
                WrongSave("numbers-rounded", _rounded, (saved, _) => saved with { Values = Each(saved.Values, round) }),
                WrongSave("numbers-rounded", _rounded, (saved, _) => new Saved(
                    saved.Epoch,
                    saved.Steps,
                    Each(saved.Values, round),
                    Each(saved.First, round),
                    Each(saved.Second, round))),
            ]),
        WrongSave("epoch-not-as-given", "another epoch is saved: save the argument, which is the next one", (saved, _) =>
            saved with { Epoch = saved.Epoch + 1 }),
        WrongSave("epoch-not-as-given", "another epoch is saved: save the argument, which is the next one", (saved, _) =>
            saved with { Epoch = Math.Max(0, saved.Epoch - 1) }),
    ];

    /// <summary>Of a training that is loaded and goes on.</summary>
    public static Mistake<LoopCase, Resumed>[] Loads =>
    [
        WrongLoad("steps-restart", "t starts again at 0, so Adam corrects its means as in a first step: restore Steps", new()
        {
            LoadsSteps = false,
        }),
        WrongLoad("memories-restart", "the steps are restored but the memories aren't: restore First and Second", new()
        {
            LoadsMemories = false,
        }),
        WrongLoad("optimiser-restarts", "the optimiser starts again: restore the memories that Step uses", new()
        {
            LoadsMemories = false, LoadsSteps = false,
        }),
        WrongLoad("values-not-loaded", "the network keeps its own values: copy the saved ones into its arrays", new()
        {
            LoadsValues = _ => false,
        }),
        WrongLoad("biases-not-loaded", "the network keeps its own biases: load all parameters", new()
        {
            LoadsValues = isBias => !isBias,
        }),
        WrongLoad("epoch-restarts", "the epochs start again at 0: return the saved epoch", new() { NextEpoch = _ => 0 }),
        WrongLoad("epoch-skipped", "an epoch is skipped: the saved epoch is the next one, so return it as it is", new()
        {
            NextEpoch = epoch => epoch + 1,
        }),
    ];

    private const string _sorted = "the rows are sorted by random numbers, another order: use new Random(seed).Shuffle";

    private const string _rounded = "the numbers are rounded: a double is only the same again with all its digits";

    private const string _dropoutOn = "dropout is on: in an evaluation, isTraining is false";

    private const string _byBatches = "every batch counts the same: weigh its mean by its number of rows";

    private const string _measuredAgain = "the result is measured after the step: use the outputs that the step is based on";

    private const string _shortLeftOut = "the short last batch isn't trained on: its rows count too";

    private const string _early = "it stops one epoch early: after patience epochs that aren't better";

    private const string _renewed = "the optimiser starts again in each epoch: use the trainer's, which keeps its memories";

    private static IEnumerable<Mistake<StepCase, decimal[][][]>> WrongSteps(string id, string story, params Habits[] habits) =>
        habits.Select(one => WrongStep(id, story, one));

    private static Mistake<StepCase, decimal[][][]> WrongStep(string id, string story, Habits habits) =>
        new(id, story, c => UnlessItDiverges(() => TrainingLoopOracle.Steps(c, habits)));

    private static Mistake<ScheduleCase, double> WrongRate(string id, string story, Func<ScheduleCase, double> rate) =>
        new(id, story, c => [rate(c)]);

    private static Mistake<BatchCase, int[][]> WrongBatches(string id, string story, Func<BatchCase, int[][]> batches) =>
        new(id, story, c => [batches(c)]);

    private static Mistake<LoopCase, Measured> Evaluation(string id, string story, Habits habits) =>
        new(id, story, c => [new Loop(c, habits).Evaluate()]);

    private static Mistake<LoopCase, TwoEpochs> WrongEpoch(string id, string story, Habits habits) =>
        new(id, story, c => UnlessItDiverges(() => new Loop(c, habits).TwoEpochs()));

    private static Mistake<LoopCase, Recorded> WrongHistory(string id, string story, Habits habits) =>
        new(id, story, c => UnlessItDiverges(() => TrainingLoopOracle.HistoryOf(new Loop(c, habits).Fit())));

    private static Mistake<LoopCase, Training> WrongStop(string id, string story, Habits habits) =>
        new(id, story, c => UnlessItDiverges(() => new Loop(c, habits).Fit()));

    private static Training UpToTheBest(Training training)
    {
        var kept = Array.IndexOf(training.ValidationCosts, training.ValidationCosts.DefaultIfEmpty().Min()) + 1;
        return training with
        {
            Costs = training.Costs[..kept],
            Accuracies = training.Accuracies[..kept],
            ValidationCosts = training.ValidationCosts[..kept],
            ValidationAccuracies = training.ValidationAccuracies[..kept],
        };
    }

    private static Mistake<LoopCase, Saved> WrongSave(string id, string story, Func<Saved, LoopCase, Saved> change) =>
        new(id, story, c => [change(TrainingLoopOracle.Save(c), c)]);

    private static Mistake<LoopCase, Resumed> WrongLoad(string id, string story, Habits habits) =>
        new(id, story, c => UnlessItDiverges(() => new Loop(c, habits).Resume()));

    private static decimal[][] Each(decimal[][] rows, Func<decimal, decimal> change) =>
        [.. rows.Select(row => row.Select(change).ToArray())];

    private static decimal[][] Zeros(decimal[][] rows) => Each(rows, _ => 0);

    private static decimal[][] Reversed(decimal[][] rows) => [.. rows.Reverse()];

    private static decimal[][] Weights(decimal[][] rows, LoopCase c) => [.. rows.Where((_, i) => !c.IsBias[i])];

    /// <summary>An answer, unless the training diverges until no decimal is large enough.</summary>
    private static T[] UnlessItDiverges<T>(Func<T> answer)
    {
        try
        {
            return [answer()];
        }
        catch (OverflowException)
        {
            return [];
        }
    }

    private static double Share(ScheduleCase c) => (double)(c.Epoch - c.WarmUp) / (c.Epochs - c.WarmUp);

    private static double Cosine(ScheduleCase c) => Falling(c, Share(c));

    private static double Falling(ScheduleCase c, double share) => c.Epoch < c.WarmUp
        ? (c.Epoch + 1.0) / c.WarmUp
        : (1 + Math.Cos(Math.PI * share)) / 2;

    private static int[][] Sorted(BatchCase c, Func<Random, double> next)
    {
        var random = new Random(c.Seed);
        return [.. Enumerable.Range(0, c.Rows).OrderBy(_ => next(random)).Chunk(c.BatchSize)];
    }

    private static int AboveZero(decimal[] row) => row.Max() > 0 ? TrainingLoopOracle.Largest(row) : 0;

    private static double Right(AccuracyCase c) =>
        c.Outputs.Zip(c.Targets).Count(pair =>
            TrainingLoopOracle.Largest(pair.First) == TrainingLoopOracle.Largest(pair.Second));

    private static double Share(IEnumerable<bool> isRight) => isRight.Average(right => right ? 1.0 : 0);

    private static decimal[][] Columns(decimal[][] rows) =>
        [.. rows[0].Select((_, column) => rows.Select(row => row[column]).ToArray())];
}
