using Katas.Oracles.BugHunt;

namespace Katas.Tests;

[TestFixture]
public sealed class BugHuntOracleTests() : OracleTests(
[
    Question.Of(
        "mini-batches",
        () => BugHuntCases.MiniBatches,
        c => new { c.Weights, c.Bias, c.Inputs, c.Targets, c.LearningRate, c.Epochs, c.BatchSize },
        c => [BugHuntOracle.MiniBatches(c)]),
    Question.Of(
        "watched",
        () => BugHuntCases.Watched,
        c => new { c.Weights, c.Bias, c.Inputs, c.Targets, c.LearningRate, c.Epochs, c.Validation, c.ValidationTargets },
        c => [BugHuntOracle.Watched(c)]),
    Question.Of(
        "batches",
        () => BugHuntCases.Batches,
        c => new { c.Weights, c.Bias, c.Inputs, c.Targets, c.LearningRate, c.Epochs },
        c => [BugHuntOracle.Batch(c)]),
    Question.Of("classes", () => BugHuntCases.Classes, c => new { c.Weights, c.X, c.Label, c.LearningRate }, c =>
        [BugHuntOracle.Softmax(c)]),
    Question.Of("verdicts", () => BugHuntCases.Verdicts, null, c => [BugHuntOracle.Evaluate(c)]),
    Question.Of("scales", () => BugHuntCases.Scales, null, c => [BugHuntOracle.Scale(c)]),
    Question.Of(
        "row by row",
        () => BugHuntCases.Undropped,
        c => new { c.Weights, c.Bias, c.Inputs, c.Targets, c.LearningRate, c.Epochs, c.BatchSize },
        c => [BugHuntOracle.Undropped(c)]),
    Question.Of("dropout", () => BugHuntCases.Dropouts, null, c => [BugHuntOracle.Dropout(c)]),
    Question.Of("deals", () => BugHuntCases.Deals, null, c => [BugHuntOracle.Shuffle(c)]),
])
{
    [Test]
    public void The_cost_of_an_epoch_is_the_one_worked_by_hand()
    {
        // w = 0.5, b = 0: losses ½·[0.25, 1] before the first step, whose mean slopes are (−0.5·1 + 1·2)/2 = 0.75 and 0.25.
        var c = BugHuntCases.MiniBatches[0] with { Inputs = [[1], [2]], Targets = [1, 0], Epochs = 1 };
        var fitted = BugHuntOracle.MiniBatches(c);

        Assert.That(fitted.Costs, Is.EqualTo((double[])[0.3125]));
        Assert.That((fitted.Weights[0], fitted.Bias), Is.EqualTo((0.425m, -0.025m)), "0.5 − 0.1·0.75 and 0 − 0.1·0.25");
    }

    [Test]
    public void Precision_and_recall_are_those_counted_by_hand()
    {
        // Four mails, two of them spam (1), all taken for spam: precision ½, recall 1.
        var verdict = BugHuntOracle.Evaluate(BugHuntCases.Verdicts[0]);

        Assert.That(verdict.Confusion, Is.EqualTo((int[][])[[0, 2], [0, 2]]));
        Assert.That((verdict.Precision[1], verdict.Recall[1], verdict.Accuracy), Is.EqualTo((0.5m, 1m, 0.5m)));
    }
}
