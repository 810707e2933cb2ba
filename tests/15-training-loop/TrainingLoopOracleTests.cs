using Katas.Oracles.TrainingLoop;

namespace Katas.Tests;

[TestFixture]
public sealed class TrainingLoopOracleTests() : OracleTests(
[
    Question.Of("step", () => TrainingLoopCases.PlainSteps, Given, c => [new { Parameters = TrainingLoopOracle.Steps(c) }]),
    Question.Of(
        "step with decay", () => TrainingLoopCases.DecaySteps, Given, c => [new { Parameters = TrainingLoopOracle.Steps(c) }]),
    Question.Of(
        "step with a limit",
        () => TrainingLoopCases.ClippedSteps,
        Given,
        c => [new { Parameters = TrainingLoopOracle.Steps(c) }]),
    Question.Of(
        "schedule",
        () => TrainingLoopCases.Schedules,
        c => new { c.Epoch, c.Epochs, c.WarmUp },
        c => [new { Share = TrainingLoopOracle.Share(c) }]),
    Question.Of("batches", () => TrainingLoopCases.BatchCases, input: null, c =>
        [new { Batches = TrainingLoopOracle.Batches(c) }]),
    Question.Of(
        "accuracy",
        () => TrainingLoopCases.Accuracies,
        c => new { c.Outputs, c.Targets },
        c => [new { Accuracy = TrainingLoopOracle.Accuracy(c) }]),
    Question.Of("evaluation", () => TrainingLoopCases.Loops, Given, c => [TrainingLoopOracle.Evaluate(c)]),
    Question.Of(
        "two epochs", () => TrainingLoopCases.Loops.Where(c => c.Dropout == 0), Given, c =>
            [TrainingLoopOracle.Epochs(c)]),
    Question.Of(
        "two epochs with dropout", () => TrainingLoopCases.Loops.Where(c => c.Dropout > 0), input: null, c =>
            [TrainingLoopOracle.Epochs(c)]),
    Question.Of(
        "fit",
        () => (LoopCase[])[.. TrainingLoopCases.Loops.Where(c => c.Dropout == 0), .. TrainingLoopCases.Stops],
        Given,
        c => [TrainingLoopOracle.Fit(c)]),
    Question.Of("save", () => TrainingLoopCases.Saves, Given, c => [TrainingLoopOracle.Save(c)]),
    Question.Of("load", () => TrainingLoopCases.Saves, Given, c => [TrainingLoopOracle.Resume(c)]),
])
{
    [Test]
    public void Two_steps_with_decay_and_clipping_are_those_worked_by_hand()
    {
        // ‖g‖ = 5, limit 1: g = [0.6], [0.8]. The weight's slope is 0.6 + 0.5·2 = 1.6, the bias's 0.8.
        var c = new StepCase("by hand", "sgd", 0.5m, 1, [[2], [1]], [false, true], [[[3], [4]]], [0.1m]);

        Assert.That(TrainingLoopOracle.Steps(c)[0], Is.EqualTo((decimal[][])[[2 - 0.16m], [1 - 0.08m]]));
    }

    [Test]
    public void An_epoch_of_one_row_is_the_one_worked_by_hand()
    {
        // a = [0, 0.5], y = [2, 0.5]: J = ½·4, the slopes of the first output are −2, and η = 0.05.
        var epochs = TrainingLoopOracle.Epochs(TrainingLoopCases.Stops[0]);

        Assert.That(epochs.Costs[0], Is.EqualTo(2));
        Assert.That(epochs.Parameters[0], Is.EqualTo((decimal[][])[[0.1m, 0], [0.1m, 0.5m]]));
    }

    private static object Given(StepCase c) =>
        new { c.Rule, c.WeightDecay, MaxNorm = c.MaxNorm ?? 1e9m, c.Start, c.IsBias, c.Gradients, c.Rates };

    private static object Given(LoopCase c) => new
    {
        c.Sizes,
        c.Start,
        Loss = c.IsCrossEntropy ? "cross-entropy" : "squared error",
        c.Rule,
        c.WeightDecay,
        MaxNorm = c.MaxNorm ?? 1e9m,
        c.Training,
        c.Validation,
        Rates = Enumerable.Range(0, c.Epochs + 2).Select(c.RateAt),
        Batches = Enumerable.Range(0, c.Epochs + 2)
            .Select(epoch => TrainingLoopOracle.Batches(
                new BatchCase(c.Name, c.Training.Inputs.Length, c.BatchSize, c.Seed + epoch))),
        c.Epochs,
        c.Patience,
    };
}
