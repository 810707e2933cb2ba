using Shouldly;

namespace Katas.Tests.Toolbox;

[TestFixture]
public sealed class GuardTests
{
    [Test]
    public void Valid_arguments_pass()
    {
        Guard.FiniteAndPositive(1e-9);
        Guard.NotEmpty(new double[1]);
        Guard.Pairs(new int[2], new double[2][]);
        Guard.Columns([[1, 2], [3, 4]], 2);
        Guard.Columns([], 2);
        Guard.Batch([[1, 2]], new int[1], 2);
        Guard.SameShape([[1], [2, 3]], [[4], [5, 6]]);
    }

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void An_invalid_rate_is_refused(double learningRate) =>
        Refusal(() => Guard.FiniteAndPositive(learningRate)).ShouldStartWith("learningRate must be finite and greater than 0.");

    [Test]
    public void An_empty_batch_is_refused()
    {
        double[][] batch = [];

        Refusal(() => Guard.NotEmpty(batch)).ShouldBe("batch has 0 rows; it needs at least 1. (Parameter 'batch')");
    }

    [Test]
    public void A_message_states_both_names_both_numbers_and_the_rule()
    {
        double[][] batch = [[1, 2], [3], [4, 5]];
        double[] weights = [1, 2];
        int[] labels = [0, 1];

        Refusal(() =>
            Guard.Pairs(weights, batch[1])).ShouldStartWith("weights has 2 values but batch[1] has 1; they pair up one to one.");
        Refusal(() =>
            Guard.Pairs(labels, batch)).ShouldStartWith("labels has 2 values but batch has 3 rows; they pair up one to one.");
        Refusal(() =>
            Guard.Columns(
                batch,
                weights.Length)).ShouldStartWith("batch[1] has 1 values but weights.Length is 2; they pair up one to one.");
        Refusal(() =>
            Guard.Batch(batch, labels, 2)).ShouldStartWith("labels has 2 values but batch has 3 rows; they pair up one to one.");
        Refusal(() =>
            Guard.Batch(batch, batch, weights.Length)).ShouldStartWith("batch[1] has 1 values but weights.Length is 2;");
        Refusal(() => Guard.SameShape(batch, [weights, weights, weights], otherName: "a"))
            .ShouldStartWith("batch[1] has 1 values but a[1] has 2; they pair up one to one.");
        Refusal(() =>
            Guard.SameShape(
                batch, [weights], otherName: "a")).ShouldStartWith("batch has 3 rows but a has 1; they pair up one to one.");
    }

    private static string Refusal(Action check) => Should.Throw<ArgumentException>(check).Message;
}
