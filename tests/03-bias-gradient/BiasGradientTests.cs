using Katas.BiasGradient;
using Katas.Oracles;
using Katas.Oracles.BiasGradient;

namespace Katas.Tests;

[Stage]
public sealed class BiasGradientTests
{
    private const string Cost = "Neuron.Cost(batch, targets)";
    private const string BiasGradient = "Neuron.BiasGradient(batch, targets)";
    private const string WeightGradient = "Neuron.WeightGradient(batch, targets)";

    [Test, Task(1)]
    public void The_cost_is_half_the_mean_squared_error() =>
        BiasGradientCases.All.ShouldAllMatch(
            Cost, c => Neuron(c).Cost(Batch(c), Targets(c)), BiasGradientOracle.Cost, BiasGradientMistakes.Cost);

    [Test, Task(1)]
    public void The_cost_requires_rows_of_the_right_length_and_one_target_per_row() =>
        RefusesWhatDoesNotPairUp(Cost, (neuron, batch, targets) => neuron.Cost(batch, targets));

    [Test, Task(2)]
    public void The_bias_gradient_is_the_mean_over_the_batch() =>
        BiasGradientCases.All.ShouldAllMatch(
            BiasGradient,
            c => Neuron(c).BiasGradient(Batch(c), Targets(c)),
            BiasGradientOracle.BiasGradient,
            BiasGradientMistakes.BiasGradient);

    [Test, Task(2)]
    public void The_bias_gradient_requires_rows_of_the_right_length_and_one_target_per_row() =>
        RefusesWhatDoesNotPairUp(BiasGradient, (neuron, batch, targets) => neuron.BiasGradient(batch, targets));

    [Test, Task(3)]
    public void The_weight_gradient_multiplies_each_rows_error_by_its_features() =>
        BiasGradientCases.All.ShouldAllMatch(
            WeightGradient,
            c => Neuron(c).WeightGradient(Batch(c), Targets(c)),
            BiasGradientOracle.WeightGradient,
            BiasGradientMistakes.WeightGradient);

    [Test, Task(3)]
    public void The_weight_gradient_requires_rows_of_the_right_length_and_one_target_per_row() =>
        RefusesWhatDoesNotPairUp(WeightGradient, (neuron, batch, targets) => neuron.WeightGradient(batch, targets));

    [Test, Task(3)]
    public void NaN_propagates()
    {
        var neuron = new Neuron(weights: [1, 2], bias: 0);
        var suspect = new Suspect("not-propagated", "NaN in the batch or the targets is lost: sum over all rows, without a test");
        foreach (var (batch, targets) in ((double[][], double[])[])[
            ([[1, 1]], [double.NaN]),
            ([[1, 1], [double.NaN, 1]], [1, 2]),
        ])
        {
            neuron.Cost(batch, targets).ShouldMatch(Cost, double.NaN, suspect);
            neuron.BiasGradient(batch, targets).ShouldMatch(BiasGradient, double.NaN, suspect);
            var gradient = neuron.WeightGradient(batch, targets);
            gradient.ShouldMatch(
                WeightGradient, (double[])[double.NaN, double.NaN], gradient.Any(double.IsNaN) ? [] : [suspect]);
        }
    }

    [Test, Task(4)]
    public void The_cost_depends_only_on_the_given_batch() =>
        BiasGradientCases.All.ShouldAllMatch(
            Cost,
            c => AfterAnEarlierBatch(c).Cost(Batch(c), Targets(c)),
            BiasGradientOracle.Cost,
            [.. BiasGradientMistakes.CostAfterAnEarlierBatch, .. BiasGradientMistakes.Cost]);

    [Test, Task(4)]
    public void The_bias_gradient_depends_only_on_the_given_batch() =>
        BiasGradientCases.All.ShouldAllMatch(
            BiasGradient,
            c => AfterAnEarlierBatch(c).BiasGradient(Batch(c), Targets(c)),
            BiasGradientOracle.BiasGradient,
            [.. BiasGradientMistakes.AfterAnEarlierBatch.Part(gradient => gradient.Bias), .. BiasGradientMistakes.BiasGradient]);

    [Test, Task(4)]
    public void The_weight_gradient_depends_only_on_the_given_batch() =>
        BiasGradientCases.All.ShouldAllMatch(
            WeightGradient,
            c => AfterAnEarlierBatch(c).WeightGradient(Batch(c), Targets(c)),
            BiasGradientOracle.WeightGradient,
            [
                .. BiasGradientMistakes.AfterAnEarlierBatch.Part(gradient => gradient.Weight),
                .. BiasGradientMistakes.WeightGradient,
            ]);

    [Test, Task(4)]
    public void Every_result_uses_this_neuron_and_the_current_values_of_the_batch()
    {
        // z = a = 1·x: 1·3 first, and 1·5 once the row has changed.
        double[][] batch = [[3]];
        double[] targets = [2];
        var neuron = new Neuron(weights: [1], bias: 0);
        var other = new Neuron(weights: [2], bias: 0);
        neuron.Cost(batch, targets).ShouldMatch(Cost, 1.0 * 1.0 / 2);
        targets.ShouldBeUnchanged(Cost, (double[])[2]);
        batch.ShouldBeUnchanged(Cost, (double[][])[[3]]);
        neuron.BiasGradient(batch, targets).ShouldMatch(BiasGradient, 1.0);
        neuron.WeightGradient(batch, targets).ShouldMatch(WeightGradient, (double[])[1.0 * 3]);

        other.Cost(batch, targets).ShouldMatch(Cost, 4.0 * 4.0 / 2, OtherNeuron(0.5));
        other.BiasGradient(batch, targets).ShouldMatch(BiasGradient, 4.0, OtherNeuron(1.0));
        other.WeightGradient(batch, targets).ShouldMatch(WeightGradient, (double[])[4.0 * 3], OtherNeuron((double[])[3]));

        batch[0][0] = 5;
        neuron.Cost(batch, targets).ShouldMatch(Cost, 3.0 * 3.0 / 2, Earlier(0.5));
        neuron.BiasGradient(batch, targets).ShouldMatch(BiasGradient, 3.0, Earlier(1.0));
        neuron.WeightGradient(batch, targets).ShouldMatch(WeightGradient, (double[])[3.0 * 5], Earlier((double[])[3]));
    }

    [Test, Task(4)]
    public void Arguments_and_earlier_results_are_unchanged()
    {
        double[] weights = [1, -2];
        double[][] batch = [[1, 3], [4, 2]];
        double[] targets = [1, 2];
        var neuron = new Neuron(weights, bias: 0.5);

        neuron.Cost(batch, targets);
        neuron.BiasGradient(batch, targets);
        var gradient = neuron.WeightGradient(batch, targets);
        var kept = gradient.ToArray();
        neuron.WeightGradient([[7, 7], [8, 8]], targets);

        weights.ShouldBeUnchanged(WeightGradient, (double[])[1, -2]);
        batch.ShouldBeUnchanged(WeightGradient, (double[][])[[1, 3], [4, 2]]);
        targets.ShouldBeUnchanged(WeightGradient, (double[])[1, 2]);
        gradient.ShouldBeUnchanged(WeightGradient, kept);
    }

    private static Suspect OtherNeuron(object result) =>
        new("other-neuron", "that is another neuron's result: keep nothing in a static field", result);

    private static Suspect Earlier(object result) => new(
        "earlier-result",
        "that is the result for the row as it was in an earlier call: compute it from batch in every call",
        result);

    private static Neuron Neuron(BiasGradientCase c) => new(c.Weights.AsDoubles(), (double)c.Bias, (double)c.Alpha);

    private static double[][] Batch(BiasGradientCase c) => c.Batch.AsDoubles();

    private static double[] Targets(BiasGradientCase c) => c.Targets.AsDoubles();

    private static Neuron AfterAnEarlierBatch(BiasGradientCase c)
    {
        var neuron = Neuron(c);
        neuron.Cost(Batch(c.Earlier), Targets(c));
        neuron.BiasGradient(Batch(c.Earlier), Targets(c));
        neuron.WeightGradient(Batch(c.Earlier), Targets(c));
        return neuron;
    }

    private static void RefusesWhatDoesNotPairUp(string call, Action<Neuron, double[][], double[]> ask)
    {
        var neuron = new Neuron(weights: [1, -2], bias: 0.5);
        ask(neuron, [[1, 2], [3, 4]], [1, 2]);

        Assertions.ShouldRefuse(call, () => ask(neuron, [], []));
        Assertions.ShouldRefuse(call, () => ask(neuron, [[1, 2], [3, 4]], [1]));
        Assertions.ShouldRefuse(call, () => ask(neuron, [[1, 2], [3, 4]], [1, 2, 3]));
        Assertions.ShouldRefuse(call, () => ask(neuron, [[1, 2], [3]], [1, 2]));
        Assertions.ShouldRefuse(call, () => ask(neuron, [[], [3, 4]], [1, 2]));
        Assertions.ShouldRefuse(call, () => ask(neuron, [[1, 2, 3], [4, 5, 6]], [1, 2]));
    }
}
