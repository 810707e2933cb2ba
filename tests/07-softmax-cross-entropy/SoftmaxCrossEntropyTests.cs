using System.Runtime.CompilerServices;
using Katas.Oracles;
using Katas.Oracles.SoftmaxCrossEntropy;
using Katas.SoftmaxCrossEntropy;

namespace Katas.Tests;

[Stage]
public sealed class SoftmaxCrossEntropyTests
{
    private const string Row = "Softmax.Probabilities(double[] logits)";
    private const string Batch = "Softmax.Probabilities(double[][] logits)";
    private const string Cost = "CategoricalCrossEntropy.Cost(double[][] logits, int[] labels)";
    private const string Gradient = "CategoricalCrossEntropy.Gradient(double[][] logits, int[] labels)";
    private const string BinaryCost = "BinaryCrossEntropy.Cost(double[] logits, int[] labels)";
    private const string BinaryGradient = "BinaryCrossEntropy.Gradient(double[] logits, int[] labels)";

    private static readonly Suspect _nanLost =
        new("nan-lost", "a NaN among the logits is lost or spreads too far: which comparison or which sum treats it otherwise?");

    private static Suspect Summed(double sum) =>
        new("losses-summed", "the losses are summed: divide by the number of rows", sum);

    [Test, Task(1)]
    public void Logits_become_probabilities_however_large_they_are() =>
        SoftmaxCrossEntropyCases.Rows.ShouldAllMatch(
            Row,
            c => Softmax.Probabilities(c.Logits.AsDoubles()),
            c => SoftmaxCrossEntropyOracle.Probabilities(c.Logits).AsDoubles(),
            SoftmaxCrossEntropyMistakes.Row);

    [Test, Task(1)]
    public void The_callers_logits_are_unchanged() =>
        SoftmaxCrossEntropyCases.Rows.ShouldAllMatch(
            Row,
            c =>
            {
                var logits = c.Logits.AsDoubles();
                Softmax.Probabilities(logits);
                return logits;
            },
            c => c.Logits.AsDoubles(),
            SoftmaxCrossEntropyMistakes.CallersRow);

    [Test, Task(1)]
    public void Every_call_returns_a_new_array_and_an_empty_row_is_refused()
    {
        double[] logits = [5, 5];
        var first = Softmax.Probabilities(logits);
        logits[1] = 5 + Math.Log(3);
        var second = Softmax.Probabilities(logits);

        first.ShouldMatch(
            Row,
            (double[])[0.5, 0.5],
            new Suspect(
                "earlier-result", "a later call has changed an earlier result: return new arrays", (double[])[0.25, 0.75]));
        second.ShouldMatch(Row, (double[])[0.25, 0.75]);
        Softmax.Probabilities([double.NaN, 1000, 1]).ShouldMatch(Row, (double[])[double.NaN, double.NaN, double.NaN], _nanLost);
        Softmax.Probabilities([double.NaN]).ShouldMatch(Row, (double[])[double.NaN], _nanLost);
        Softmax.Probabilities(new double[1000]).ShouldMatch(Row, Enumerable.Repeat(1 / 1000.0, 1000).ToArray());
        Assertions.ShouldRefuse(Row, () => Softmax.Probabilities(Array.Empty<double>()));
    }

    [Test, Task(2)]
    public void Every_row_of_a_batch_sums_to_1_whatever_the_other_rows_are() =>
        SoftmaxCrossEntropyCases.Batches.ShouldAllMatch(
            Batch,
            c => Softmax.Probabilities(c.Logits.AsDoubles()),
            c => (double[][])[.. c.Logits.Select(row => SoftmaxCrossEntropyOracle.Probabilities(row).AsDoubles())],
            SoftmaxCrossEntropyMistakes.Batch);

    [Test, Task(2)]
    public void The_callers_batch_is_unchanged() =>
        SoftmaxCrossEntropyCases.Batches.ShouldAllMatch(
            Batch,
            c =>
            {
                var logits = c.Logits.AsDoubles();
                Softmax.Probabilities(logits);
                return logits;
            },
            c => c.Logits.AsDoubles(),
            SoftmaxCrossEntropyMistakes.CallersBatch);

    [Test, Task(2)]
    public void NaN_stays_in_its_row_and_an_empty_batch_gives_an_empty_result()
    {
        var first = Softmax.Probabilities([[5, 5], [double.NaN, 1], [-1000, -1000]]);
        Softmax.Probabilities([[1, 2], [3, 4], [5, 6]]);
        Softmax.Probabilities([[5, 5], [-1000, -1000]]).ShouldMatch(Batch, (double[][])[[0.5, 0.5], [0.5, 0.5]]);

        first.ShouldMatch(
            Batch,
            (double[][])[[0.5, 0.5], [double.NaN, double.NaN], [0.5, 0.5]],
            new Suspect(
                "earlier-result",
                "a later call has changed an earlier result: return new arrays each time",
                Enumerable.Repeat(Softmax.Probabilities([1, 2]), 3).ToArray()),
            _nanLost);
        Softmax.Probabilities(Array.Empty<double[]>()).ShouldMatch(Batch, Array.Empty<double[]>());
    }

    [Test, Task(3)]
    public void The_cost_is_the_mean_of_minus_ln_p_of_the_true_class() =>
        SoftmaxCrossEntropyCases.Categorical.ShouldAllMatch(
            Cost,
            c => CategoricalCrossEntropy.Cost(c.Logits.AsDoubles(), c.Labels),
            c => (double)SoftmaxCrossEntropyOracle.Cost(c),
            SoftmaxCrossEntropyMistakes.Cost);

    [Test, Task(3)]
    public void Confidence_in_the_wrong_class_costs_22_times_as_much_as_in_the_right_one()
    {
        // Logits that are logarithms: p = [0.9, 0.1], whatever is added to both.
        double[] logits = [Math.Log(9) + 3, 3];

        CategoricalCrossEntropy.Cost([logits], [0]).ShouldMatch(Cost, -Math.Log(0.9));
        CategoricalCrossEntropy.Cost([logits], [1]).ShouldMatch(Cost, -Math.Log(0.1));
        CategoricalCrossEntropy.Cost([logits, logits], [0, 1]).ShouldMatch(
            Cost, -(Math.Log(0.9) + Math.Log(0.1)) / 2, Summed(-(Math.Log(0.9) + Math.Log(0.1))));
    }

    [Test, Task(3)]
    public void A_tiny_probability_keeps_its_exact_cost() =>
        CategoricalCrossEntropy.Cost([[0, 740]], [0]).ShouldKeepItsDigits(Cost, 740);

    [Test, Task(4)]
    public void The_gradient_is_p_minus_y_divided_by_the_number_of_rows() =>
        SoftmaxCrossEntropyCases.Categorical.ShouldAllMatch(
            Gradient,
            c => CategoricalCrossEntropy.Gradient(c.Logits.AsDoubles(), c.Labels),
            c => SoftmaxCrossEntropyOracle.Gradient(c).AsDoubles(),
            SoftmaxCrossEntropyMistakes.Gradient);

    [Test, Task(4)]
    public void A_small_step_against_the_gradient_lowers_the_cost_by_the_step_times_its_squared_norm()
    {
        double[][] logits = [[0.5, -1, 2], [1, 0.25, -0.5]];
        int[] labels = [1, 0];
        const double Step = 1e-5;

        var slopes = CategoricalCrossEntropy.Gradient(logits, labels);
        double[][] after = [.. logits.Zip(slopes, (z, g) => z.Zip(g, (value, slope) => value - (Step * slope)).ToArray())];
        var fall = CategoricalCrossEntropy.Cost(logits, labels) - CategoricalCrossEntropy.Cost(after, labels);

        fall.ShouldBeNear(Gradient, Step * slopes.Sum(row => row.Sum(slope => slope * slope)), share: 1e-4, new Suspect(
            "slopes-of-another-cost", "Cost falls by another amount than these slopes say: they must be ∂J/∂z of this Cost"));
    }

    [Test, Task(5)]
    public void The_binary_cost_is_the_mean_negative_log_likelihood() =>
        SoftmaxCrossEntropyCases.Binary.ShouldAllMatch(
            BinaryCost,
            c => BinaryCrossEntropy.Cost(c.Logits.AsDoubles(), c.Labels),
            c => (double)SoftmaxCrossEntropyOracle.Cost(c),
            SoftmaxCrossEntropyMistakes.BinaryCost);

    [Test, Task(5)]
    public void Binary_is_categorical_with_the_logits_0_and_z()
    {
        // The odds of yes are e^z to 1: two classes with the logits 0 and z.
        var sum = -(Math.Log(1 / (1 + Math.Exp(1.5))) + Math.Log(1 / (1 + Math.Exp(2))) + Math.Log(1 / (1 + Math.Exp(-0.25))));
        BinaryCrossEntropy.Cost([1.5, -2, 0.25], [0, 1, 1]).ShouldMatch(BinaryCost, sum / 3, Summed(sum));
    }

    [Test, Task(5)]
    public void The_binary_cost_stays_exact_when_p_is_almost_0_or_1()
    {
        // ln(1 + e^z) = z + ln(1 + e^−z), and e^−36 is 2·10⁻¹⁶: of 1 − p a double keeps but one digit there.
        BinaryCrossEntropy.Cost([6], [0]).ShouldKeepItsDigits(BinaryCost, 6 + Math.Log(1 + Math.Exp(-6)));
        BinaryCrossEntropy.Cost([-6], [0]).ShouldKeepItsDigits(BinaryCost, Math.Log(1 + Math.Exp(-6)));
        BinaryCrossEntropy.Cost([-12], [1]).ShouldKeepItsDigits(BinaryCost, 12 + Math.Log(1 + Math.Exp(-12)));
        BinaryCrossEntropy.Cost([36], [0]).ShouldKeepItsDigits(BinaryCost, 36);
        BinaryCrossEntropy.Cost([-740], [1]).ShouldKeepItsDigits(BinaryCost, 740);
    }

    [Test, Task(6)]
    public void The_binary_gradient_is_p_minus_y_divided_by_the_number_of_examples() =>
        SoftmaxCrossEntropyCases.Binary.ShouldAllMatch(
            BinaryGradient,
            c => BinaryCrossEntropy.Gradient(c.Logits.AsDoubles(), c.Labels),
            c => SoftmaxCrossEntropyOracle.Gradient(c).AsDoubles(),
            SoftmaxCrossEntropyMistakes.BinaryGradient);

    [Test, Task(6)]
    public void Arguments_and_earlier_results_are_unchanged()
    {
        var (rows, row, labels) = ((double[][])[[1, -2, 0.5], [3, 0, 1]], (double[])[1, -2], (int[])[1, 0]);

        var (slopes, binarySlopes) = (CategoricalCrossEntropy.Gradient(rows, labels), BinaryCrossEntropy.Gradient(row, labels));
        var kept = (Rows: (double[][])[.. slopes.Select(slope => slope.ToArray())], Row: binarySlopes.ToArray());
        CategoricalCrossEntropy.Cost(rows, labels);
        BinaryCrossEntropy.Cost(row, labels);
        CategoricalCrossEntropy.Gradient([[7, 8, 9], [7, 8, 9]], labels);
        BinaryCrossEntropy.Gradient([7, 8], labels);

        rows.ShouldBeUnchanged(Gradient, (double[][])[[1, -2, 0.5], [3, 0, 1]]);
        row.ShouldBeUnchanged(BinaryGradient, (double[])[1, -2]);
        labels.ShouldBeUnchanged(Gradient, (int[])[1, 0]);
        slopes.ShouldBeUnchanged(Gradient, kept.Rows);
        binarySlopes.ShouldBeUnchanged(BinaryGradient, kept.Row);
    }

    [Test, Task(6)]
    public void NaN_propagates()
    {
        CategoricalCrossEntropy.Cost([[1, 2], [double.NaN, 1]], [0, 0]).ShouldMatch(Cost, double.NaN, _nanLost);
        CategoricalCrossEntropy.Cost([[double.NaN]], [0]).ShouldMatch(Cost, double.NaN, _nanLost);
        CategoricalCrossEntropy.Gradient([[5, 5], [5, 5]], [0, 1])
            .ShouldMatch(Gradient, (double[][])[[-0.25, 0.25], [0.25, -0.25]]);
        CategoricalCrossEntropy.Gradient([[5, 5], [double.NaN, 1]], [0, 1])
            .ShouldMatch(Gradient, (double[][])[[-0.25, 0.25], [double.NaN, double.NaN]], _nanLost);
        BinaryCrossEntropy.Cost([1, double.NaN], [0, 1]).ShouldMatch(BinaryCost, double.NaN, _nanLost);
        BinaryCrossEntropy.Gradient([0, 0], [0, 1]).ShouldMatch(BinaryGradient, (double[])[0.25, -0.25]);
        BinaryCrossEntropy.Gradient([0, double.NaN], [0, 1]).ShouldMatch(BinaryGradient, (double[])[0.25, double.NaN], _nanLost);
    }

    [Test, Task(6)]
    public void Invalid_labels_are_refused()
    {
        CategoricalCrossEntropy.Gradient([[1, 2]], [1]);
        BinaryCrossEntropy.Gradient([1], [1]);

        foreach (var (rows, labels) in ((double[][], int[])[])[
            ([], []), ([[1, 2]], []), ([[1, 2]], [0, 1]), ([[1, 2]], [2]), ([[1, 2]], [-1]),
        ])
        {
            Assertions.ShouldRefuse(Cost, () => CategoricalCrossEntropy.Cost(rows, labels));
            Assertions.ShouldRefuse(Gradient, () => CategoricalCrossEntropy.Gradient(rows, labels));
        }

        foreach (var (row, labels) in ((double[], int[])[])[([], []), ([1], []), ([1], [0, 1]), ([1], [2]), ([1], [-1])])
        {
            Assertions.ShouldRefuse(BinaryCost, () => BinaryCrossEntropy.Cost(row, labels));
            Assertions.ShouldRefuse(BinaryGradient, () => BinaryCrossEntropy.Gradient(row, labels));
        }
    }

    [Node("p", Cost), Node("p", Gradient)]
    internal static object P(CategoricalCase c) => Softmax.Probabilities(c.Logits.AsDoubles());
}

file static class DigitAssertions
{
    private static readonly Suspect _digitsLost = new(
        "digits-lost", "near 0 and 1 a double keeps few digits of p and 1 − p: compute the logarithm from the logit itself");

    /// <summary>Lost digits leave a cost near the right one, or infinite: anything else has another cause.</summary>
    public static void ShouldKeepItsDigits(this double cost, string call, double right, [CallerLineNumber] int line = 0) =>
        cost.ShouldMatch(
            call,
            right,
            double.IsPositiveInfinity(cost) || Math.Abs(cost - right) < 0.01 * right ? [_digitsLost] : [],
            line);
}
