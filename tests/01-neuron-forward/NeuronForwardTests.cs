using Katas.NeuronForward;
using Katas.Oracles;
using Katas.Oracles.NeuronForward;

namespace Katas.Tests;

[Stage]
public sealed class NeuronForwardTests
{
    private const string PreActivation = "Neuron.PreActivation(x)";
    private const string Forward = "Neuron.Forward(x)";
    private const string ForwardBatch = "Neuron.Forward(batch)";

    private const string _rowsMixed = "a NaN in one row reaches another: compute each activation from its own row alone";

    private static readonly Suspect _notPropagated = new(
        "not-propagated", "wrong only for NaN or ∞: the formula passes them on, without a special case");

    [Test, Task(1)]
    public void The_pre_activation_is_every_weighted_input_plus_the_bias() =>
        NeuronForwardCases.Examples.ShouldAllMatch(
            PreActivation,
            c => Neuron(c).PreActivation(c.X.AsDoubles()),
            c => NeuronForwardOracle.PreActivation(c, c.X),
            NeuronForwardMistakes.PreActivation);

    [Test, Task(1)]
    public void A_second_call_gives_the_same_value() =>
        NeuronForwardCases.Examples.ShouldAllMatch(
            PreActivation,
            c =>
            {
                var neuron = Neuron(c);
                return (double[])[neuron.PreActivation(c.X.AsDoubles()), neuron.PreActivation(c.X.AsDoubles())];
            },
            c => (decimal[])[NeuronForwardOracle.PreActivation(c, c.X), NeuronForwardOracle.PreActivation(c, c.X)],
            NeuronForwardMistakes.Twice);

    [Test, Task(1)]
    public void NaN_and_infinity_propagate_through_the_sum()
    {
        var neuron = new Neuron(weights: [2, -1], bias: 0.5);

        neuron.PreActivation([4, 1]).ShouldMatch(PreActivation, (2.0 * 4) + (-1.0 * 1) + 0.5);
        neuron.PreActivation([double.NaN, 1]).ShouldMatch(PreActivation, double.NaN, Earlier(7.5), _notPropagated);
        ShouldOverflow(neuron.PreActivation([double.PositiveInfinity, 1]), double.PositiveInfinity);
        ShouldOverflow(neuron.PreActivation([1, double.PositiveInfinity]), double.NegativeInfinity);

        // A compensated sum (Kahan's) computes ∞ − ∞, which is NaN, in both cases. NaN propagates as well, so it passes too.
        static void ShouldOverflow(double z, double infinity) =>
            (double.IsNaN(z) ? infinity : z).ShouldMatch(PreActivation, infinity, _notPropagated);
    }

    [Test, Task(1)]
    public void The_pre_activation_uses_this_neurons_weights_and_the_current_x()
    {
        var neuron = new Neuron(weights: [2, -1], bias: 0.5);
        new Neuron(weights: [3, 4], bias: 0.25).PreActivation([1, 1]);
        double[] x = [1, 1];
        neuron.PreActivation(x).ShouldMatch(
            PreActivation,
            (2.0 * 1) + (-1.0 * 1) + 0.5,
            new Suspect(
                "other-neuron", "that is another neuron's z: keep nothing in a static field", (3.0 * 1) + (4.0 * 1) + 0.25));
        x.ShouldBeUnchanged(PreActivation, (double[])[1, 1]);

        x[0] = 4;

        neuron.PreActivation(x).ShouldMatch(PreActivation, (2.0 * 4) + (-1.0 * 1) + 0.5, Earlier(1.5));
    }

    [Test, Task(1)]
    public void Inputs_of_another_length_are_refused()
    {
        var neuron = new Neuron(weights: [2, -1], bias: 0.5);
        neuron.PreActivation([1, 1]).ShouldMatch(PreActivation, (2.0 * 1) + (-1.0 * 1) + 0.5);

        Assertions.ShouldRefuse(PreActivation, () => neuron.PreActivation([1]));
        Assertions.ShouldRefuse(PreActivation, () => neuron.PreActivation([1, 2, 3]));
        Assertions.ShouldRefuse(PreActivation, () => neuron.PreActivation([]));
    }

    [Test, Task(2)]
    public void The_activation_keeps_a_positive_z_and_scales_a_negative_one_by_alpha() =>
        NeuronForwardCases.Examples.ShouldAllMatch(
            Forward,
            c => Neuron(c).Forward(c.X.AsDoubles()),
            c => NeuronForwardOracle.Forward(c, c.X),
            NeuronForwardMistakes.Forward);

    [Test, Task(2)]
    public void Alpha_defaults_to_one_hundredth()
    {
        var neuron = new Neuron(weights: [1], bias: 0);
        var other = new Neuron(weights: [1], bias: 0, alpha: 0.5);

        other.Forward([-3.0]).ShouldMatch(Forward, 0.5 * -3.0);
        neuron.Forward([-3.0]).ShouldMatch(
            Forward,
            0.01 * -3.0,
            new Suspect("alpha-default", "wrong only if alpha is left out: the constructor's default is 0.01"));
    }

    [Test, Task(2)]
    public void NaN_and_infinity_propagate_through_the_activation()
    {
        var neuron = new Neuron(weights: [1], bias: 0);

        neuron.Forward([2.0]).ShouldMatch(Forward, 2.0);
        neuron.Forward([-3.0]).ShouldMatch(Forward, 0.01 * -3.0, Earlier(2.0));
        neuron.Forward([double.PositiveInfinity]).ShouldMatch(Forward, double.PositiveInfinity, _notPropagated);
        neuron.Forward([double.NegativeInfinity]).ShouldMatch(Forward, double.NegativeInfinity, _notPropagated);
        neuron.Forward([double.NaN]).ShouldMatch(Forward, double.NaN, _notPropagated);
        Assertions.ShouldRefuse(Forward, () => neuron.Forward([1.0, 2.0]));
    }

    [Test, Task(3)]
    public void A_batch_gives_one_activation_per_row() =>
        NeuronForwardCases.Batches.ShouldAllMatch(
            ForwardBatch,
            c => Neuron(c).Forward(c.Batch.AsDoubles()),
            NeuronForwardOracle.Forward,
            NeuronForwardMistakes.ForwardBatch);

    [Test, Task(3)]
    public void An_empty_batch_gives_an_empty_result() =>
        new Neuron(weights: [2, -1], bias: 0.5).Forward(Array.Empty<double[]>()).ShouldMatch(
            ForwardBatch,
            Array.Empty<double>(),
            new Suspect(
                "sized-by-features",
                "the result is as long as a row: it has one activation per row, so size it by batch.Length",
                new double[2]),
            new Suspect("empty-batch", "a batch with no rows gives an empty array: it needs no special case"));

    [Test, Task(3)]
    public void Every_call_returns_a_new_array()
    {
        var neuron = new Neuron(weights: [1], bias: 0);

        double[][] batch = [[1.0], [2.0]];

        var first = neuron.Forward(batch);
        batch[0][0] = 3.0;

        neuron.Forward(batch).ShouldMatch(ForwardBatch, (double[])[3.0, 2.0], Earlier((double[])[1.0, 2.0]));
        neuron.Forward([[4.0]]).ShouldMatch(ForwardBatch, (double[])[4.0]);
        first.ShouldBeUnchanged(ForwardBatch, (double[])[1.0, 2.0]);
    }

    [Test, Task(3)]
    public void NaN_in_one_row_does_not_affect_the_others()
    {
        var neuron = new Neuron(weights: [1], bias: 0);

        neuron.Forward([[2.0], [-3.0]]).ShouldMatch(ForwardBatch, (double[])[2.0, 0.01 * -3.0]);
        neuron.Forward([[2.0], [double.NaN], [-3.0]]).ShouldMatch(
            ForwardBatch,
            (double[])[2.0, double.NaN, 0.01 * -3.0],
            new Suspect("rows-mixed", _rowsMixed, (double[])[2.0, double.NaN, double.NaN]),
            new Suspect("rows-mixed", _rowsMixed, (double[])[double.NaN, double.NaN, double.NaN]));
    }

    [Test, Task(3)]
    public void The_neuron_and_the_batch_are_unchanged()
    {
        double[] weights = [1, -2];
        double[][] batch = [[1, 3], [4, 2]];

        new Neuron(weights, bias: 0.5).Forward(batch);

        weights.ShouldBeUnchanged(ForwardBatch, (double[])[1, -2]);
        batch.ShouldBeUnchanged(ForwardBatch, (double[][])[[1, 3], [4, 2]]);
    }

    [Test, Task(3)]
    public void A_row_of_another_length_is_refused()
    {
        var neuron = new Neuron(weights: [2, -1], bias: 0.5);
        neuron.Forward([[1, 1]]).ShouldMatch(ForwardBatch, (double[])[1.5]);

        Assertions.ShouldRefuse(ForwardBatch, () => neuron.Forward([[1, 1], [1]]));
        Assertions.ShouldRefuse(ForwardBatch, () => neuron.Forward([[1, 1], []]));
    }

    [Node("z", Forward)]
    internal static object Z(NeuronForwardCase c) => Neuron(c).PreActivation(c.X.AsDoubles());

    [Node("z", ForwardBatch)]
    internal static object Zs(NeuronForwardCase c) =>
        c.Batch.Select(x => Neuron(c).PreActivation(x.AsDoubles())).ToArray();

    private static Suspect Earlier(object result) => new(
        "earlier-result", "that is an earlier call's result: compute it in every call, and keep nothing in a field", result);

    private static Neuron Neuron(NeuronForwardCase c) => new(c.Weights.AsDoubles(), (double)c.Bias, (double)c.Alpha);
}
