using Katas.BugHunt;
using Katas.Oracles;
using Katas.Oracles.BugHunt;
using Behaviour = Katas.Oracles.BugHunt.Behaviour;

namespace Katas.Tests;

[Stage]
public sealed class BugHuntTests
{
    private const string FitMiniBatches = "MiniBatchTrainer.Fit(inputs, targets, learningRate, epochs, batchSize)";
    private const string FitWatched =
        "MonitoredTrainer.Fit(inputs, targets, learningRate, epochs, validationInputs, validationTargets)";
    private const string FitBatch = "BatchTrainer.Gradient(inputs, targets)";
    private const string Probabilities = "SoftmaxTrainer.Probabilities(x)";
    private const string Evaluate = "Evaluator.Evaluate(labels, predictions, classes)";
    private const string Prepare = "Scaler.Prepare(train, test)";
    private const string FitWithDropout = "DropoutTrainer.Fit(inputs, targets, learningRate, epochs)";
    private const string Predict = "DropoutTrainer.Predict(x)";
    private const string Shuffle = "ShufflingTrainer.ForEachBatch(rows, epochs, batchSize, seed, step)";

    private const double Rate = 0.5;
    private const int Inputs = 2000;

    [Test, Task(1)]
    public void An_epochs_cost_is_the_mean_over_its_rows_whatever_the_batch_size() =>
        BugHuntCases.MiniBatches.ShouldAllMatch(
            FitMiniBatches,
            c =>
            {
                var trainer = new MiniBatchTrainer(c.Weights.AsDoubles(), (double)c.Bias);
                var costs =
                    trainer.Fit(c.Inputs.AsDoubles(), c.Targets.AsDoubles(), (double)c.LearningRate, c.Epochs, c.BatchSize);
                return new { Costs = costs, Weights = trainer.Weights.ToArray(), trainer.Bias };
            },
            BugHuntOracle.MiniBatches,
            BugHuntMistakes.MiniBatches);

    [Test, Task(2)]
    public void Validation_does_not_change_the_parameters() =>
        BugHuntCases.Watched.ShouldAllMatch(
            FitWatched,
            c =>
            {
                var trainer = new MonitoredTrainer(c.Weights.AsDoubles(), (double)c.Bias);
                var history = trainer.Fit(
                    c.Inputs.AsDoubles(),
                    c.Targets.AsDoubles(),
                    (double)c.LearningRate,
                    c.Epochs,
                    c.Validation.AsDoubles(),
                    c.ValidationTargets.AsDoubles());
                return new { history.Training, history.Validation, Weights = trainer.Weights.ToArray(), trainer.Bias };
            },
            BugHuntOracle.Watched,
            BugHuntMistakes.Watched);

    [Test, Task(3)]
    public void Duplicating_every_row_leaves_the_gradient_unchanged() =>
        BugHuntCases.Batches.ShouldAllMatch(
            FitBatch,
            c =>
            {
                var trainer = new BatchTrainer(c.Weights.AsDoubles(), (double)c.Bias);
                var (weights, bias) = trainer.Gradient(c.Inputs.AsDoubles(), c.Targets.AsDoubles());
                trainer.Fit(c.Inputs.AsDoubles(), c.Targets.AsDoubles(), (double)c.LearningRate, c.Epochs);
                return new { WeightGradient = weights, BiasGradient = bias, Weights = trainer.Weights.ToArray(), trainer.Bias };
            },
            BugHuntOracle.Batch,
            BugHuntMistakes.WholeBatches);

    [Test, Task(4)]
    public void Probabilities_stay_finite_however_large_the_features() =>
        BugHuntCases.Classes.ShouldAllMatch(
            Probabilities,
            c =>
            {
                var trainer = new SoftmaxTrainer(c.Weights.AsDoubles());
                trainer.Probabilities([.. c.X.AsDoubles().Select(x => -x)]);
                var probabilities = trainer.Probabilities(c.X.AsDoubles());
                trainer.Step(c.X.AsDoubles(), c.Label, (double)c.LearningRate);
                return new { Probabilities = probabilities, Weights = trainer.Weights.Select(row => row.ToArray()).ToArray() };
            },
            BugHuntOracle.Softmax,
            BugHuntMistakes.Softmax);

    [Test, Task(5)]
    public void A_filter_that_marks_everything_as_spam_has_recall_1() =>
        BugHuntCases.Verdicts.ShouldAllMatch(
            Evaluate,
            c => Evaluator.Evaluate([.. c.Labels], [.. c.Predictions], c.Classes),
            BugHuntOracle.Evaluate,
            BugHuntMistakes.Evaluate);

    [Test, Task(6)]
    public void Training_rows_do_not_depend_on_test_rows()
    {
        BugHuntCases.Scales.Where(c => c.Test.Length > 0)
            .ToArray()
            .ShouldAllMatch(Prepare, Prepared, BugHuntOracle.Scale, BugHuntMistakes.Scale);
        BugHuntCases.Scales.Where(c => c.Test.Length == 0).ToArray().ShouldAllMatch(Prepare, Prepared, BugHuntOracle.Scale);
    }

    [Test, Task(7)]
    public void A_prediction_uses_all_inputs_even_after_training()
    {
        BugHuntCases.Undropped.ShouldAllMatch(
            FitWithDropout,
            c =>
            {
                var trainer = new DropoutTrainer(c.Weights.AsDoubles(), (double)c.Bias, rate: 0, Draw.Seed);
                var costs = trainer.Fit(c.Inputs.AsDoubles(), c.Targets.AsDoubles(), (double)c.LearningRate, c.Epochs);
                return new { Costs = costs, Weights = trainer.Weights.ToArray(), trainer.Bias };
            },
            BugHuntOracle.Undropped,
            BugHuntMistakes.Undropped);
        BugHuntCases.Dropouts.ShouldAllMatch(Predict, _ => BehaviourOf(), BugHuntOracle.Dropout, BugHuntMistakes.Dropout);
    }

    [Test, Task(8)]
    public void The_rows_are_reshuffled_in_every_epoch() =>
        BugHuntCases.Deals.ShouldAllMatch(Shuffle, _ => DealOf(), BugHuntOracle.Shuffle, BugHuntMistakes.Shuffle);

    private static object Prepared(ScaleCase c)
    {
        var (train, test) = (c.Train.AsDoubles(), c.Test.AsDoubles());
        var scaled = Scaler.Prepare(train, test);
        return Closeness.Matches(c.Train, train) && Closeness.Matches(c.Test, test) ? scaled : "the caller's rows written into";
    }

    private static Behaviour BehaviourOf()
    {
        var x = Enumerable.Repeat(1.0, Inputs).ToArray();
        DropoutTrainer New() => new(new double[Inputs], 0, Rate, Draw.Seed);

        var trainer = New();
        var first = trainer.Fit([x], [1], 1e-4, epochs: 1);
        var costs = new[] { (first[^1], Cost(trainer)) };
        trainer.Predict(x);
        var shareOfOne = Unmoved(trainer);
        var kept = trainer.Weights.Max();
        var second = trainer.Fit([x], [1], 1e-4, epochs: 1);
        var shareOfTwoFits = Unmoved(trainer);

        var longer = New();
        var three = longer.Fit([x], [1], 1e-4, epochs: 2);
        var shareOfTwoEpochs = Unmoved(longer);

        var (wider, once, again) = (New(), New(), New());
        wider.Fit([x, x], [1, 1], 1e-4, epochs: 1);
        once.Fit([x], [1], 1e-4, epochs: 2);
        var isRepeated = Closeness.Matches(longer.Weights, once.Weights);
        again.Fit([x], [1], 1e-4, epochs: 1);

        (double Noted, double Is)[] noted =
        [
            .. costs,
            (second[^1], Cost(trainer)),
            (three[0], isRepeated ? costs[0].Item2 : three[0]),
            (three[^1], Cost(longer)),
        ];
        var prediction = PredictionOf(trainer);
        again.Fit([x], [1], 1e-4, epochs: 0);
        return new Behaviour(
            prediction == "w·x + b" && PredictionOf(again) != prediction
                ? "w·x + b, but not after a fit of zero epochs"
                : prediction,
            noted.All(cost => Closeness.Matches(cost.Is, cost.Noted)) ? "with all inputs"
            : noted.All(cost => cost.Noted is > 0 and < 1) ? "with inputs dropped"
            : "something else",
            shareOfOne == 0 ? "no inputs dropped"
                : !IsNear(shareOfOne, Rate) ? "the wrong fraction of the inputs dropped"
                : !isRepeated ? "different inputs dropped in every run with one seed"
                : shareOfTwoEpochs == 0 ? "inputs dropped in the first epoch only"
                : shareOfTwoFits == 0 ? "inputs dropped in the first fit only"
                : IsNear(shareOfTwoEpochs, Rate * Rate) && IsNear(shareOfTwoFits, Rate * Rate)
                    ? Closeness.Matches(kept, 1e-4) ? "inputs dropped, kept ones unscaled"
                    : !Closeness.Matches(kept, 1e-4 / (1 - Rate)) ? "inputs dropped, kept ones scaled wrongly"
                    : IsNear(Unmoved(wider), Rate) ? "the same inputs dropped for every row"
                    : "inputs dropped in every epoch"
                : "the same inputs dropped over and over");
    }

    private static bool IsNear(double share, double expected) => Math.Abs(share - expected) < 0.07;

    /// <summary>The share of the weights that no step has moved: their inputs were dropped in all of them.</summary>
    private static double Unmoved(DropoutTrainer trainer) => trainer.Weights.Count(w => w == 0) / (double)Inputs;

    private static double Cost(DropoutTrainer trainer) => Math.Pow(trainer.Weights.Sum() + trainer.Bias - 1, 2) / 2;

    private static string PredictionOf(DropoutTrainer trainer)
    {
        var x = Enumerable.Repeat(1.0, Inputs).ToArray();
        var (sum, bias) = (trainer.Weights.Sum(), trainer.Bias);
        double[] predictions = [.. Enumerable.Range(0, 5).Select(_ => trainer.Predict(x))];
        bool All(double expected) => predictions.All(prediction => Closeness.Matches(expected, prediction));

        return All(sum + bias) ? "w·x + b"
            : All((sum * (1 - Rate)) + bias) ? "(1 − rate)·w·x + b"
            : All(predictions[0]) ? "always the same, but not w·x + b"
            : predictions.All(prediction => Math.Abs(prediction - sum - bias) < 0.012 * sum)
                ? "near w·x + b, different on every call"
            : "different on every call";
    }

    private static Deal DealOf()
    {
        const int Rows = 7, Epochs = 120;
        static int[][] Dealt(int seed)
        {
            var batches = new List<int[]>();
            ShufflingTrainer.ForEachBatch(Rows, Epochs, batchSize: 3, seed, batch => batches.Add([.. batch]));
            return [.. batches];
        }

        var dealt = Dealt(Draw.Seed);
        var sizes = dealt.Select(batch => batch.Length).ToArray();
        int[][] orders = [.. dealt.SelectMany(batch => batch).Chunk(Rows)];
        var isWhole = orders.Length == Epochs && orders.All(order => order.Order().SequenceEqual(Enumerable.Range(0, Rows)));
        var companions = dealt.Select(batch => string.Join(' ', batch.Order())).Distinct().Count();
        var rows = isWhole && sizes.Chunk(3).All(epoch => epoch is [3, 3, 1]) ? "each once per epoch, in batches of 3, 3 and 1"
            : dealt.Any(batch => batch.Any(row => row is < 0 or >= Rows)) ? "row numbers out of range"
            : isWhole ? "each once per epoch, not in batches of 3, 3 and 1"
            : sizes.All(size => size == 3) ? "not each once per epoch, in batches of 3 and 3"
            : "not each once per epoch";
        int[][][] others =
        [
            .. ((int[])[1, 2, 3]).Select(more => Dealt(Draw.Seed + more).SelectMany(batch => batch).Chunk(Rows).ToArray()),
        ];
        var undrawn = others.All(other => other.Length == orders.Length) && !others.All(other => Closeness.Matches(orders, other))
            && orders.Index().Any(epoch => others.All(other => epoch.Item.SequenceEqual(other[epoch.Index])));
        var places = orders.SelectMany(order => order.Index()).Distinct().Count();
        var different = orders.Select(order => string.Join(' ', order)).Distinct().Count();
        return new Deal(
            rows,
            different == 1 ? "all the same"
                : companions == 3 ? "the same rows together in every epoch"
                : different < Epochs / 2 ? "a few, over and over"
                : undrawn ? "the same in one epoch, whatever the seed"
                : Dealt(seed: 0).SelectMany(batch => batch)
                    .Chunk(Rows)
                    .Select(order => string.Join(' ', order))
                    .Distinct()
                    .Count() == 1 ? "all the same with seed 0"
                : isWhole && places < Rows * Rows ? "some rows never in some places"
                : "new in every epoch",
            Closeness.Matches(dealt, Dealt(Draw.Seed)),
            !Closeness.Matches(dealt, Dealt(Draw.Seed + 1)));
    }
}
