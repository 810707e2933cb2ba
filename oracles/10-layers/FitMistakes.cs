using static Katas.Oracles.Layers.LayersOracle;

namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of a training.</summary>
public static class FitMistakes
{
    /// <summary>Of its history and its outcome.</summary>
    public static Mistake<FitCase, Training>[] Fit =>
    [
        WrongStep(
            "step-averaged-again",
            "the slopes are divided by m again: the loss has already done that",
            (c, layers, batch) => Scale(GradientsOf(c, layers, batch), 1m / batch.Length)),
        WrongStep(
            "step-summed-again",
            "the slopes are multiplied by the number of rows: they are those of a mean, so leave them",
            (c, layers, batch) => Scale(GradientsOf(c, layers, batch), batch.Length)),
        WrongStep(
            "short-batch-by-full-size",
            "the short last batch is scaled by the full batch size: its mean is over its own rows",
            (c, layers, batch) => Scale(GradientsOf(c, layers, batch), (decimal)batch.Length / c.BatchSize)),
        WrongStep(
            "first-layer-only",
            "only the first layer learns: a step moves the parameters of all layers",
            (c, layers, batch) => Only(c, layers, batch, at => at == 0)),
        WrongHistory(
            "mean-of-batch-means",
            "every batch counts equally in an epoch: weight its mean by its number of rows",
            c =>
                Noted(c, (seen, all) => (seen.Average(batch => batch.Loss), seen.Sum(batch => batch.Right) / all))
                    .Concat(Noted(c, (seen, all) =>
                        (seen.Sum(batch => batch.Loss) * c.BatchSize / all, seen.Sum(batch => batch.Right) / all)))
                    .Concat(Noted(c, (seen, _) =>
                        (seen.Average(batch => batch.Loss), seen.Average(batch => batch.Right / batch.Rows))))
                    .Concat(Noted(c, (seen, all) => (Mean(seen, all), seen.Average(batch => batch.Right / batch.Rows))))),
        WrongHistory(
            "batches-counted-short",
            "divided by ⌊m / batch size⌋ batches: that leaves the short batch out of the count",
            c =>
                Noted(c, (seen, all) =>
                    (seen.Sum(batch =>
                        batch.Loss) / Math.Max(1, (int)(all / c.BatchSize)), seen.Sum(batch => batch.Right) / all))),
        WrongHistory(
            "batch-means-over-rows",
            "the batches' mean losses are divided by the number of rows: multiply each by its batch's rows first",
            c => Noted(c, (seen, all) => (seen.Sum(batch => batch.Loss) / all, seen.Sum(batch => batch.Right) / all))),
        WrongHistory("history-of-sums", "the batches' losses are summed: an epoch's loss is the mean over its rows", c =>
            Noted(c, (seen, all) => (seen.Sum(batch => batch.Loss), seen.Sum(batch => batch.Right) / all))),
        WrongHistory("rows-losses-summed", "the rows' losses are summed: divide by their number", c =>
            Noted(c, (seen, all) => (seen.Sum(batch => batch.Loss * batch.Rows), seen.Sum(batch => batch.Right) / all))),
        WrongHistory("history-of-last-batch", "an epoch's results are those of its last batch: include all its rows", c =>
            Noted(c, (seen, _) => (seen[^1].Loss, seen[^1].Right / seen[^1].Rows))
                .Concat(Noted(c, (seen, all) => (seen[^1].Loss, seen.Sum(batch => batch.Right) / all)))),
        WrongHistory("right-answers-counted", "Accuracy is a count: divide it by the number of rows", c =>
            Noted(c, (seen, all) => (Mean(seen, all), seen.Sum(batch => batch.Right)))),
        WrongHistory("accuracy-in-percent", "Accuracy is in percent: return a fraction from 0 to 1", c =>
            Noted(c, (seen, all) => (Mean(seen, all), 100 * seen.Sum(batch => batch.Right) / all))),
        WrongHistory("share-of-wrong-answers", "Accuracy is the fraction of wrong predictions: count the right ones", c =>
            Noted(c, (seen, all) => (Mean(seen, all), 1 - (seen.Sum(batch => batch.Right) / all)))),
        WrongHistory("accuracy-by-integers", "Accuracy is 0 or 1: an int divided by an int drops the fraction", c =>
            Noted(c, (seen, all) => (Mean(seen, all), Math.Floor(seen.Sum(batch => batch.Right) / all)))),
        WrongHistory(
            "loss-after-the-step",
            "the loss is measured after the step: compute it from the outputs that the step was based on",
            c =>
                Noted(c, (seen, all) => (seen.Sum(batch => batch.After * batch.Rows) / all, seen.Sum(batch => batch.Right) / all))
                    .Concat(Noted(c, (seen, all) =>
                        (seen.Sum(batch => batch.After * batch.Rows) / all, seen.Sum(batch => batch.RightAfter) / all)))),
        WrongHistory("history-added-up", "each epoch includes the losses of earlier ones: start every epoch at 0", c =>
            LayersOracle.Fit(c).SelectMany(t => (Training[])
            [
                t with { Costs = Sums(t.Costs) },
                t with { Costs = Sums(t.Costs), Accuracies = Sums(t.Accuracies) },
            ])),
        WrongHistory("cost-and-accuracy-swapped", "an Epoch has its cost first and its accuracy second", c =>
            LayersOracle.Fit(c).Select(t => t with { Costs = t.Accuracies, Accuracies = t.Costs })),
        WrongHistory("short-batch-dropped", "the short last batch was left out: its rows count too", c =>
            from full in (int[])[c.BatchSize, Math.Min(c.BatchSize, c.Inputs.Length)]
            from all in (bool[])[true, false]
            from training in FitWith(c, (state, batches) =>
            {
                int[][] kept = [.. batches.Where(batch => batch.Length == full)];
                var seen = Seen(c, state.Layers, kept);
                var rows = all ? c.Inputs.Length : Math.Max(1, kept.Sum(batch => batch.Length));
                return state.With(
                    Stepped(c, state.Layers, kept),
                    seen.Sum(batch => batch.Loss * batch.Rows) / rows,
                    seen.Sum(batch => batch.Right) / rows);
            })
            select training),
        WrongHistory("batch-size-ignored", "all rows are in one batch: step after every batchSize rows", c =>
            LayersOracle.Fit(c with { BatchSize = c.Inputs.Length })),
        WrongHistory("step-after-every-row", "the network steps after every row: pass a whole batch through at once", c =>
            LayersOracle.Fit(c with { BatchSize = 1 })),
        WrongHistory("one-epoch-too-many", "there is one epoch too many: the loop runs while epoch < epochs", c =>
            LayersOracle.Fit(c with { Epochs = c.Epochs + 1 })),
        WrongHistory("never-steps", "the history is there, but the network didn't change: step after each batch", c =>
            FitWith(c, (state, batches) =>
            {
                var seen = Seen(c, state.Layers, [Enumerable.Range(0, c.Inputs.Length).ToArray()]);
                return state.With(state.Layers, seen[0].Loss, seen[0].Right / seen[0].Rows);
            })),
        WrongHistory(
            "step-before-backward",
            "each step uses the slopes of the batch before: go backward first, and then step",
            c => FitWith(c, (state, batches) =>
            {
                var (layers, slopes) = (state.Layers, state.Slopes);
                var (loss, right) = (0m, 0m);
                foreach (var batch in batches)
                {
                    var seen = layers;
                    loss += ValueOf(c, seen, batch) * batch.Length / c.Inputs.Length;
                    right += RightOf(c, seen, batch) / c.Inputs.Length;
                    layers = slopes is null ? seen : Moved(seen, slopes, c.LearningRate);
                    slopes = LateGradients(c, seen, layers, batch);
                }

                return state.With(layers, loss, right) with { Slopes = slopes };
            })),
        WrongHistory(
            "first-batch-every-time",
            "every batch of an epoch has the same rows: each starts where the previous one ended",
            c => FitWith(c, (state, batches) =>
                Epoch(c, state, [.. batches.Select(batch => batches[0][..Math.Min(batches[0].Length, batch.Length)])]))
                    .Concat(FitWith(c, (state, batches) =>
                        Noted(c, state, [.. batches.Select(_ => batches[0])], (seen, all) =>
                            (seen.Sum(b => b.Loss * b.Rows) / all, seen.Sum(b => b.Right) / all))))),
        WrongHistory("targets-left-behind", "rows and targets were shuffled separately: use the same row number for both", c =>
            FitWith(c, (state, batches) =>
                Orders(c.Targets).DistinctBy(Numbers.Text)
                    .Select(targets => Epoch(c with { Targets = targets }, state, batches)))),
    ];

    /// <summary>One batch of an epoch, as the network stood just before its step and just after.</summary>
    private sealed record Batch(int Rows, decimal Loss, decimal Right, decimal After, decimal RightAfter);

    private static Mistake<FitCase, Training> WrongHistory(
        string id, string story, Func<FitCase, IEnumerable<Training>> trainings) => new(id, story, trainings);

    /// <summary>Steps along other slopes.</summary>
    private static Mistake<FitCase, Training> WrongStep(
        string id,
        string story,
        Func<FitCase, Layer[], int[], decimal[][]> slopes) => new(id, story, c => FitWith(c, (state, batches) =>
    {
        var (layers, loss, right) = (state.Layers, 0m, 0m);
        foreach (var batch in batches)
        {
            loss += ValueOf(c, layers, batch) * batch.Length / c.Inputs.Length;
            right += RightOf(c, layers, batch) / c.Inputs.Length;
            layers = Moved(layers, slopes(c, layers, batch), c.LearningRate);
        }

        return state.With(layers, loss, right);
    }));

    /// <summary>
    /// Trains rightly, but notes other numbers: it is given what was seen of each batch, and how many rows there are.
    /// </summary>
    private static IEnumerable<Training> Noted(FitCase c, Func<Batch[], decimal, (decimal Loss, decimal Accuracy)> note) =>
        FitWith(c, (state, batches) => Noted(c, state, batches, note));

    private static State Noted(
        FitCase c, State state, int[][] batches, Func<Batch[], decimal, (decimal Loss, decimal Accuracy)> note)
    {
        var (loss, accuracy) = note(Seen(c, state.Layers, batches), c.Inputs.Length);
        return state.With(Stepped(c, state.Layers, batches), loss, accuracy);
    }

    private static Batch[] Seen(FitCase c, Layer[] layers, int[][] batches)
    {
        List<Batch> seen = [];
        foreach (var batch in batches)
        {
            var next = Moved(layers, GradientsOf(c, layers, batch), c.LearningRate);
            seen.Add(new Batch(
                batch.Length,
                ValueOf(c, layers, batch),
                RightOf(c, layers, batch),
                ValueOf(c, next, batch),
                RightOf(c, next, batch)));
            layers = next;
        }

        return [.. seen];
    }

    private static Layer[] Stepped(FitCase c, Layer[] layers, int[][] batches) =>
        batches.Aggregate(layers, (moved, batch) => Moved(moved, GradientsOf(c, moved, batch), c.LearningRate));

    private static decimal Mean(Batch[] seen, decimal all) => seen.Sum(batch => batch.Loss * batch.Rows) / all;

    private static decimal[] Sums(decimal[] values) => [.. values.Select((_, i) => values[..(i + 1)].Sum())];

    private static decimal[][] Scale(decimal[][] slopes, decimal factor) =>
        [.. slopes.Select(row => row.Select(slope => slope * factor).ToArray())];

    /// <summary>The slopes if the layers have moved since they saw the batch.</summary>
    private static decimal[][] LateGradients(FitCase c, Layer[] seen, Layer[] moved, int[] batch)
    {
        decimal[][] rows = [.. batch.Select(row => c.Inputs[row])], targets = [.. batch.Select(row => c.Targets[row])];
        var gradient = Gradient(c.Loss, Forward(seen, rows), targets);
        decimal[][] slopes = [];
        for (var at = seen.Length - 1; at >= 0; at--)
        {
            var cached = Forward(seen[..at], rows);
            if (moved[at] is Linear linear)
            {
                var own = Dense(new DenseCase(c.Name, linear, cached, gradient));
                slopes = [.. own.WeightGradient, own.BiasGradient, .. slopes];
            }

            gradient = InputGradient(moved[at], cached, gradient);
        }

        return slopes;
    }

    /// <summary>The slopes of some layers, 0 for the others.</summary>
    private static decimal[][] Only(FitCase c, Layer[] layers, int[] batch, Func<int, bool> which)
    {
        var slopes = GradientsOf(c, layers, batch);
        var owners = layers.Index().SelectMany(at => Parameters([at.Item]).Select(_ => at.Index)).ToArray();
        return [.. slopes.Select((row, i) => which(owners[i]) ? row : new decimal[row.Length])];
    }
}
