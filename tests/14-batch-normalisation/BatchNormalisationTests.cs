using Katas.BatchNormalisation;
using Katas.Oracles;
using Katas.Oracles.BatchNormalisation;

namespace Katas.Tests;

[Stage]
public sealed class BatchNormalisationTests
{
    private const string Means = "Statistics.Means(batch)";
    private const string Variances = "Statistics.Variances(batch)";
    private const string Normalise = "Statistics.Normalise(batch, means, variances, epsilon)";
    private const string Forward = "BatchNorm.Forward(batch, isTraining)";
    private const string Backward = "BatchNorm.Backward(gradient)";

    [Test, Task(1)]
    public void Every_feature_has_its_mean_over_the_rows() =>
        BatchNormalisationCases.Batches.ShouldAllMatch(
            Means,
            c => Statistics.Means(c.Batch.AsDoubles()),
            c => BatchNormalisationOracle.Means(c.Batch),
            StatisticsMistakes.Means);

    [Test, Task(1)]
    public void Every_feature_has_its_variance_over_the_rows_with_the_divisor_m() =>
        BatchNormalisationCases.Batches.ShouldAllMatch(
            Variances,
            c => Statistics.Variances(c.Batch.AsDoubles()),
            c => BatchNormalisationOracle.Variances(c.Batch),
            MeansAreRight() ? StatisticsMistakes.Variances : []);

    [Test, Task(1)]
    public void A_large_mean_does_not_cost_the_variance_its_digits()
    {
        foreach (var c in BatchNormalisationCases.FarFromZero)
        {
            Statistics.Variances(c.Batch.AsDoubles()).ShouldMatch(
                Variances,
                BatchNormalisationOracle.Variances(c.Batch),
                new Suspect("digits-lost", "digits are lost where the mean is large: add up (x − μ)², not x²"));
        }
    }

    [Test, Task(1)]
    public void A_single_row_is_its_own_mean_and_has_no_variance()
    {
        Statistics.Means([[3, -2]]).ShouldMatch(Means, (double[])[3, -2]);
        Statistics.Variances([[3, -2]]).ShouldMatch(
            Variances,
            (double[])[0, 0],
            new Suspect("one-row-by-0", "0/0 for a single row: divide by m, not by m − 1", (double[])[double.NaN, double.NaN]));
    }

    [Test, Task(1)]
    public void Statistics_leave_the_batch_unchanged_and_refuse_no_rows_and_rows_of_different_lengths()
    {
        double[][] batch = [[1, 2], [3, 6]];

        Statistics.Means(batch).ShouldMatch(Means, (double[])[2, 4]);
        Statistics.Variances(batch).ShouldMatch(Variances, (double[])[1, 4]);

        batch.ShouldBeUnchanged(Variances, (double[][])[[1, 2], [3, 6]]);
        foreach (var bad in (double[][][])[[], [[1, 2], [3]], [[1], [2, 3]]])
        {
            Assertions.ShouldRefuse(Means, () => Statistics.Means(bad));
            Assertions.ShouldRefuse(Variances, () => Statistics.Variances(bad));
        }
    }

    [Test, Task(2)]
    public void Values_are_normalised_by_the_given_mean_and_variance() =>
        BatchNormalisationCases.ToNormalise.ShouldAllMatch(
            Normalise, Normalised, BatchNormalisationOracle.Normalised, StatisticsMistakes.Normalised);

    [Test, Task(2)]
    public void A_feature_without_variance_becomes_0_and_not_NaN() =>
        BatchNormalisationCases.WithoutVariance.ShouldAllMatch<NormaliseCase, decimal[][]>(
            Normalise, Normalised, BatchNormalisationOracle.Normalised);

    [Test, Task(2)]
    public void Normalising_changes_no_argument_and_refuses_other_lengths()
    {
        double[][] batch = [[1, 2], [3, 6]];
        double[] means = [2, 4], variances = [0.75, 3.75];

        Statistics.Normalise(batch, means, variances, 0.25).ShouldMatch(
            Normalise,
            (double[][])[[-1 / 1.0, -2 / 2.0], [1, 1]],
            new Suspect(
                "statistics-by-row",
                "row i is normalised by mean and variance number i: feature j has number j",
                (double[][])[[-1 / 1.0, 0 / 1.0], [-1 / 2.0, 2 / 2.0]]));

        batch.ShouldBeUnchanged(Normalise, (double[][])[[1, 2], [3, 6]]);
        means.ShouldBeUnchanged(Normalise, (double[])[2, 4]);
        variances.ShouldBeUnchanged(Normalise, (double[])[0.75, 3.75]);
        Assertions.ShouldRefuse(Normalise, () => Statistics.Normalise(batch, [2], [1], 0.25));
        Assertions.ShouldRefuse(Normalise, () => Statistics.Normalise(batch, [2, 4], [1], 0.25));
        Assertions.ShouldRefuse(Normalise, () => Statistics.Normalise([[1, 2], [3]], means, variances, 0.25));
    }

    [Test, Task(3)]
    public void Training_normalises_by_the_batchs_own_statistics_and_applies_gamma_and_beta() =>
        BatchNormalisationCases.Trainings.ShouldAllMatch(
            Forward,
            c => Trained(c).Forward(c.Batch.AsDoubles(), isTraining: true),
            BatchNormalisationOracle.Output,
            ForwardMistakes.Training);

    [Test, Task(3)]
    public void The_scale_of_the_inputs_does_not_matter()
    {
        var draw = new Draw(Draw.Seed);
        double[][] batch = [.. draw.Rows(4, 2).Select((row, i) => row.Select(x => (double)x + (3 * i)).ToArray())];
        double[][] scaled = [.. batch.Select(row => row.Select(x => (1000 * x) - 50).ToArray())];
        var layer = new BatchNorm([2, 3], [1, -1], epsilon: 1e-12);

        // ε is 1e-12 of a variance that is over 1, so the outputs agree in 11 digits.
        layer.Forward(scaled, isTraining: true).ShouldMatch(
            Forward,
            layer.Forward(batch, isTraining: true),
            new Suspect("scale-left-in", "the scale of x is still in the output: divide by √(σ² + ε) of the same batch"));
    }

    [Test, Task(3)]
    public void Gamma_and_beta_are_copied_and_can_be_changed_through_the_parameters()
    {
        new BatchNorm([1, 2], [0, 0.5], epsilon: 0.44).Forward([[1, 5], [3, 7]], isTraining: true).ShouldMatch(
            Forward,
            (double[][])[[-1 / 1.2, (2 * -1 / 1.2) + 0.5], [1 / 1.2, (2 * 1 / 1.2) + 0.5]],
            new Suspect(
                "gamma-by-row",
                "row i gets γ and β number i: feature j has number j",
                (double[][])[[-1 / 1.2, -1 / 1.2], [(2 * 1 / 1.2) + 0.5, (2 * 1 / 1.2) + 0.5]]));
        double[] gamma = [1], beta = [0];
        var (layer, other) = (new BatchNorm(gamma, beta, epsilon: 0.44), new BatchNorm(gamma, beta, epsilon: 0.44));
        layer.Forward([[1], [3]], isTraining: true);

        layer.Parameters[0][0] = 3;
        layer.Parameters[1][0] = 7;

        // μ = 2, σ² = 1, √(1 + 0.44) = 1.2
        layer.Forward([[1], [3]], isTraining: true)
            .ShouldMatch(
                Forward,
                (double[][])[[(3 * -1 / 1.2) + 7], [(3 * 1 / 1.2) + 7]],
                new Suspect(
                    "parameters-copied-out",
                    "writing into Parameters changes nothing: return the layer's own arrays",
                    (double[][])[[-1 / 1.2], [1 / 1.2]]));
        other.Forward([[1], [3]], isTraining: true).ShouldMatch(
            Forward,
            (double[][])[[-1 / 1.2], [1 / 1.2]],
            new Suspect(
                "parameters-shared",
                "two layers share γ and β: copy gamma and beta in the constructor",
                (double[][])[[(3 * -1 / 1.2) + 7], [(3 * 1 / 1.2) + 7]]));
        gamma.ShouldBeUnchanged(Forward, (double[])[1]);
        beta.ShouldBeUnchanged(Forward, (double[])[0]);
    }

    [Test, Task(3)]
    public void A_single_row_is_refused_in_training_and_so_is_a_row_of_another_length()
    {
        var layer = new BatchNorm([1, 1], [0, 0]);
        layer.Forward([[1, 2], [3, 4]], isTraining: true);
        var (means, variances) = (Copy(layer.RunningMeans), Copy(layer.RunningVariances));

        Assertions.ShouldRefuse(Forward, () => layer.Forward([[1, 2]], isTraining: true));
        Assertions.ShouldRefuse(Forward, () => layer.Forward([[1], [2]], isTraining: true));
        Assertions.ShouldRefuse(Forward, () => layer.Forward([[1, 2], [1, 2, 3]], isTraining: true));
        var moved = new Suspect(
            "moved-before-refusal", "a refused batch has moved the running values: check it before anything changes")
        {
            IsGuess = false,
        };
        layer.RunningMeans.ShouldMatch(Forward, means, moved);
        layer.RunningVariances.ShouldMatch(Forward, variances, moved);
    }

    [Test, Task(4)]
    public void Training_moves_the_running_values_towards_those_of_the_batch() =>
        BatchNormalisationCases.Trainings.ShouldAllMatch(
            Forward, c => RunningOf(c), BatchNormalisationOracle.RunningOf, ForwardMistakes.Running);

    [Test, Task(4)]
    public void The_running_values_start_at_0_and_1_and_the_momentum_at_a_tenth()
    {
        var layer = new BatchNorm([1, 1], [0, 0]);
        var (means, variances) = (Copy(layer.RunningMeans), Copy(layer.RunningVariances));

        layer.Forward([[1, 10], [3, 30]], isTraining: true);

        var start = new Suspect("running-start", "a new layer has other running values: means start at 0, variances at 1");
        var weight = new Suspect("default-momentum", "a layer made without a momentum moves by 0.1 of the batch's values");
        means.ShouldMatch("BatchNorm.RunningMeans", (double[])[0, 0], start);
        variances.ShouldMatch("BatchNorm.RunningVariances", (double[])[1, 1], start);
        layer.RunningMeans.ShouldMatch("BatchNorm.RunningMeans", (double[])[0.1 * 2, 0.1 * 20], weight);
        layer.RunningVariances.ShouldMatch(
            "BatchNorm.RunningVariances", (double[])[0.9 + (0.1 * 2), 0.9 + (0.1 * 200)], weight);
    }

    [Test, Task(4)]
    public void Every_layer_has_its_own_running_values() =>
        BatchNormalisationCases.Trainings.ShouldAllMatch(
            Forward,
            c =>
            {
                var another = New(c);
                return RunningOf(c, before: () => another.Forward(c.Other.AsDoubles(), isTraining: true));
            },
            BatchNormalisationOracle.RunningOf,
            ForwardMistakes.Running);

    [Test, Task(4)]
    public void Batches_of_different_sizes_can_follow_each_other()
    {
        var layer = new BatchNorm([1], [0], momentum: 0.5);
        layer.Forward([[1], [3]], isTraining: true);
        layer.Forward([[0], [3], [3]], isTraining: true);

        // Means 2 and 2; variances 1·2/1 and 2·3/2.
        var sized = new Suspect("size-of-the-batch", "wrong after batches of different sizes: take m from the batch at hand");
        layer.RunningMeans.ShouldMatch("BatchNorm.RunningMeans", (double[])[(0.5 * 0.5 * 2) + (0.5 * 2)], sized);
        layer.RunningVariances.ShouldMatch(
            "BatchNorm.RunningVariances", (double[])[(0.5 * ((0.5 * 1) + (0.5 * 2))) + (0.5 * 3)], sized);
    }

    [Test, Task(5)]
    public void Evaluation_normalises_by_the_running_values_and_leaves_them_alone() =>
        BatchNormalisationCases.Evaluations.ShouldAllMatch(
            Forward,
            Evaluated,
            BatchNormalisationOracle.Evaluate,
            NormalisesRightly() ? ForwardMistakes.Evaluation : []);

    [Test, Task(5)]
    public void Evaluation_accepts_any_number_of_rows_even_before_training() =>
        BatchNormalisationCases.OtherEvaluations.ShouldAllMatch(Forward, Evaluated, BatchNormalisationOracle.Evaluate);

    [Test, Task(5)]
    public void In_evaluation_a_rows_output_does_not_depend_on_the_other_rows()
    {
        var draw = new Draw(Draw.Seed);
        var layer = new BatchNorm([2, -1], [0.5, 1]);
        layer.Forward([[1, 2], [3, 5], [0, 1]], isTraining: true);
        double[][] rows = [.. draw.Rows(3, 2).Select(row => row.AsDoubles())];

        var together = layer.Forward(Copy(rows), isTraining: false);

        foreach (var (row, output) in rows.Zip(together))
        {
            layer.Forward([row], isTraining: false)[0].ShouldMatch(
                Forward,
                output,
                new Suspect("rows-mixed", "alone, a row has another output than among others: use the running values"));
        }
    }

    [Test, Task(6)]
    public void Gamma_and_beta_have_slopes_summed_over_the_rows() =>
        BatchNormalisationCases.Trainings.ShouldAllMatch(
            Backward, GradientsOf, BatchNormalisationOracle.Gradients, GradientMistakes.Parameters);

    [Test, Task(6)]
    public void After_evaluation_the_slope_of_gamma_is_taken_from_the_running_values() =>
        BatchNormalisationCases.Evaluations.ShouldAllMatch(
            Backward,
            GradientsOf,
            BatchNormalisationOracle.Gradients,
            EvaluatesRightly() ? GradientMistakes.Parameters : []);

    [Test, Task(6)]
    public void The_gradients_are_0_before_the_first_backward_pass()
    {
        var layer = new BatchNorm([1, 2], [3, 4]);
        var before = Copy(layer.Gradients);

        layer.Forward([[1, 2], [3, 5]], isTraining: true);
        layer.Backward([[1, 0], [1, 2]]);

        before.ShouldMatch(
            "BatchNorm.Gradients",
            (double[][])[[0, 0], [0, 0]],
            new Suspect("gradients-at-first", "before the first Backward, Gradients are zeros in the shapes of Parameters"));
        layer.Gradients[1].ShouldMatch(
            "BatchNorm.Gradients",
            (double[])[1 + 1, 0 + 2],
            new Suspect("gradients-after-backward", "∂J/∂β is the sum of the rows of g, in Gradients[1] after Backward"));
    }

    [Test, Task(7)]
    public void In_training_the_gradient_goes_back_through_mean_and_variance_too() =>
        BatchNormalisationCases.Trainings.ShouldAllMatch(
            Backward, InputGradient, BatchNormalisationOracle.InputGradient, GradientMistakes.Training);

    [Test, Task(7)]
    public void After_evaluation_mean_and_variance_are_constants() =>
        BatchNormalisationCases.Evaluations.ShouldAllMatch(
            Backward,
            InputGradient,
            BatchNormalisationOracle.InputGradient,
            EvaluatesRightly() ? GradientMistakes.Evaluation : []);

    [Test, Task(7)]
    public void The_layer_changes_neither_arguments_nor_earlier_results()
    {
        foreach (var isTraining in (bool[])[true, false])
        {
            var layer = new BatchNorm([2, -1], [0.5, 1]);
            double[][] batch = [[1, -2], [0.5, 3]], gradient = [[1, -1], [2, 0.5]];
            var output = layer.Forward(batch, isTraining);
            var back = layer.Backward(gradient);
            var (outputBefore, backBefore) = (Copy(output), Copy(back));

            layer.Forward([[4, 5], [-6, 7]], isTraining);
            layer.Backward([[3, 3], [-3, 2]]);

            batch.ShouldBeUnchanged(Forward, (double[][])[[1, -2], [0.5, 3]]);
            gradient.ShouldBeUnchanged(Backward, (double[][])[[1, -1], [2, 0.5]]);
            output.ShouldBeUnchanged(Forward, outputBefore);
            back.ShouldBeUnchanged(Backward, backBefore);
        }
    }

    [Test, Task(7)]
    public void One_row_can_go_back_after_evaluation()
    {
        var c = BatchNormalisationCases.OtherEvaluations.First(c => c.Batch.Length == 1);

        InputGradient(c).ShouldMatch(
            Backward,
            BatchNormalisationOracle.InputGradient(c),
            new Suspect(
                "one-row-back",
                "wrong for a single row after evaluation: there ∂J/∂x is γ/√(σ² + ε)·g, with no mean"));
    }

    [Node("μ", Variances)]
    internal static double[] MeansOf(BatchCase c) => Statistics.Means(c.Batch.AsDoubles());

    [Node("μ", Forward), Node("μ", Backward)]
    internal static double[] MeansOf(LayerCase c) =>
        c.IsTraining ? Statistics.Means(c.Batch.AsDoubles()) : Copy(Trained(c).RunningMeans);

    [Node("σ²", Forward), Node("σ²", Backward)]
    internal static double[] VariancesOf(LayerCase c) =>
        c.IsTraining ? Statistics.Variances(c.Batch.AsDoubles()) : Copy(Trained(c).RunningVariances);

    [Node("x̂", Forward), Node("x̂", Backward)]
    internal static double[][] NormalisedOf(LayerCase c) =>
        Statistics.Normalise(c.Batch.AsDoubles(), MeansOf(c), VariancesOf(c), (double)c.Epsilon);

    [Node("y", Backward)]
    internal static double[][] OutputOf(LayerCase c) => Trained(c).Forward(c.Batch.AsDoubles(), c.IsTraining);

    private static BatchNorm New(LayerCase c) =>
        new(c.Gamma.AsDoubles(), c.Beta.AsDoubles(), (double)c.Momentum, (double)c.Epsilon);

    /// <summary>A layer that has seen the earlier batches in training.</summary>
    private static BatchNorm Trained(LayerCase c)
    {
        var layer = New(c);
        foreach (var batch in c.Earlier)
        {
            layer.Forward(batch.AsDoubles(), isTraining: true);
        }

        return layer;
    }

    private static object Normalised(NormaliseCase c) => Statistics.Normalise(
        c.Batch.AsDoubles(), c.Means.AsDoubles(), c.Variances.AsDoubles(), (double)c.Epsilon);

    /// <summary>The running values after each pass.</summary>
    private static object RunningOf(LayerCase c, Action? before = null)
    {
        var layer = New(c);
        List<double[]> means = [], variances = [];
        foreach (var batch in (decimal[][][])[.. c.Earlier, c.Batch])
        {
            before?.Invoke();
            layer.Forward(batch.AsDoubles(), isTraining: true);
            means.Add(Copy(layer.RunningMeans));
            variances.Add(Copy(layer.RunningVariances));
        }

        return new { Means = means.ToArray(), Variances = variances.ToArray() };
    }

    private static object Evaluated(LayerCase c)
    {
        var layer = Trained(c);
        var output = layer.Forward(c.Batch.AsDoubles(), isTraining: false);
        return new { Output = output, layer.RunningMeans, layer.RunningVariances };
    }

    /// <summary>Whether Means is right; if not, Variances cannot be blamed. One that isn't written isn't called.</summary>
    private static bool MeansAreRight()
    {
        try
        {
            return BatchNormalisationCases.Batches.All(c =>
                CallResult.Of(() => Statistics.Means(c.Batch.AsDoubles())).Matches(BatchNormalisationOracle.Means(c.Batch)));
        }
        catch (Exception exception) when (CallResult.Thrown(exception) is NotImplementedException)
        {
            return true;
        }
    }

    /// <summary>
    /// Whether Normalise uses what it is given; if not, an evaluation cannot be blamed. One that isn't written isn't called.
    /// </summary>
    private static bool NormalisesRightly()
    {
        try
        {
            return BatchNormalisationCases.ToNormalise.All(c =>
                CallResult.Of(() => Normalised(c)).Matches(BatchNormalisationOracle.Normalised(c)));
        }
        catch (Exception exception) when (CallResult.Thrown(exception) is NotImplementedException)
        {
            return true;
        }
    }

    /// <summary>Whether evaluation is right; if not, the backward pass after it cannot be blamed.</summary>
    private static bool EvaluatesRightly() => BatchNormalisationCases.Evaluations.All(c =>
        CallResult.Of(() => Trained(c).Forward(c.Batch.AsDoubles(), isTraining: false))
            .Matches(BatchNormalisationOracle.Output(c)));

    /// <summary>
    /// The layer after its latest backward pass, and what that returned. Other passes came before, and another layer's since.
    /// </summary>
    private static (BatchNorm Layer, double[][] Back) WentBack(LayerCase c)
    {
        var (layer, another) = (New(c), New(c));
        foreach (var batch in c.Earlier)
        {
            layer.Forward(batch.AsDoubles(), isTraining: true);
            layer.Backward(batch.AsDoubles());
        }

        layer.Forward(c.Batch.AsDoubles(), c.IsTraining);
        if (c.Batch.Length > 1)
        {
            another.Forward(c.Other.AsDoubles(), isTraining: true);
        }

        return (layer, layer.Backward(c.Gradient.AsDoubles()));
    }

    private static object GradientsOf(LayerCase c)
    {
        var gradients = WentBack(c).Layer.Gradients;
        return new { Gamma = gradients[0], Beta = gradients[1] };
    }

    private static object InputGradient(LayerCase c) => WentBack(c).Back;

    private static double[] Copy(double[] values) => [.. values];

    private static double[][] Copy(double[][] rows) => [.. rows.Select(Copy)];
}
