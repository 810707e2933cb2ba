using Katas.Optimisers;
using Katas.Oracles;
using Katas.Oracles.Optimisers;

namespace Katas.Tests;

[Stage]
public sealed class OptimisersTests
{
    private const string Momentum = "Momentum.Update(gradient, learningRate)";
    private const string RmsProp = "RmsProp.Update(gradient, learningRate)";
    private const string Adam = "Adam.Update(gradient, learningRate)";
    private const string StepDecay = "LearningRate.StepDecay(initial, factor, every, step, stepsPerEpoch)";
    private const string ExponentialDecay = "LearningRate.ExponentialDecay(initial, decay, step, stepsPerEpoch)";
    private const string Clipping = "Clipping.ByGlobalNorm(gradients, maxNorm)";

    private static readonly Suspect _gradientKept = new(
        "gradient-kept", "the caller's array is kept between steps: copy its slopes, or add them to an array of your own")
    {
        IsGuess = false,
    };

    private static readonly Suspect _refusedCounted =
        new("refused-step-counted", "a refused step leaves a trace: check the arguments before you count or store anything");

    private static readonly Suspect _nanSpreads =
        new("nan-spreads", "a slope of NaN is lost or reaches another parameter: each parameter has its own numbers");

    [Test, Task(1)]
    public void Momentum_keeps_part_of_the_velocity_and_adds_the_slope()
    {
        StartsAfresh(Momentum, c => Walk(c, New(c)), OptimisersCases.Momentums[0]);
        OptimisersCases.Momentums.ShouldAllMatch(Momentum, c => Walk(c, New(c)), Right, MomentumMistakes.Parameters);
    }

    [Test, Task(1)]
    public void Every_Momentum_has_its_own_velocities()
    {
        StartsAfresh(Momentum, c => Walk(c, New(c)), OptimisersCases.Momentums[0]);
        OptimisersCases.Momentums.ShouldAllMatch(
            Momentum,
            c =>
            {
                var (first, second) = (New(c), New(c));
                Walk(c, first);
                return Walk(c, second);
            },
            Right,
            MomentumMistakes.Parameters);
    }

    [Test, Task(1)]
    public void Momentum_does_not_change_the_callers_gradient() =>
        OptimisersCases.Momentums.ShouldAllMatch(
            Momentum,
            c =>
            {
                var (optimiser, slopes) = (New(c), c.Gradients.AsDoubles());
                Steps(slopes, c.Rates, optimiser.Update);
                return slopes[^1];
            },
            c => c.Gradients[^1].AsDoubles(),
            MomentumMistakes.CallersSlopes);

    [Test, Task(1)]
    public void The_caller_may_reuse_the_gradient_array_between_steps()
    {
        double[] slopes = [1, 2];
        var (other, momentum) = (new Momentum([0, 0], 0.5), new Momentum([0, 0], 0.5));

        other.Update([1, 2], 0.1);
        other.Update([-3, 2], 0.1);
        momentum.Update(slopes, 0.1);
        slopes[0] = -3;
        momentum.Update(slopes, 0.1);

        // v = 1, 0.5·1 − 3 and 2, 0.5·2 + 2
        double[] expected = [-(0.1 * 1) + (0.1 * 2.5), -(0.1 * 2) - (0.1 * 3)];
        other.Parameters.ToArray().ShouldMatch(Momentum, expected);
        momentum.Parameters.ToArray().ShouldMatch(Momentum, expected, _gradientKept);
    }

    [Test, Task(1)]
    public void Momentum_defaults_to_nine_tenths_and_the_callers_parameters_are_unchanged()
    {
        double[] parameters = [1, 2];
        var momentum = new Momentum(parameters);

        momentum.Update([1, -1], 0.1);
        momentum.Update([1, -1], 0.1);

        momentum.Parameters.ToArray().ShouldMatch(Momentum, (double[])[1 - (0.1 * (1 + 1.9)), 2 + (0.1 * (1 + 1.9))]);
        parameters.ShouldBeUnchanged(Momentum, (double[])[1, 2]);
    }

    [Test, Task(1)]
    public void Momentum_crosses_a_narrow_valley_faster_than_plain_descent()
    {
        // J = ½(100x² + y²): the rate must stay under 2/100, and at 0.018 plain descent keeps 0.982 of y at each step.
        var (rolling, plain) = (new Momentum([1, 1], 0.8), new Momentum([1, 1], 0));
        for (var step = 0; step < 100; step++)
        {
            rolling.Update([100 * rolling.Parameters[0], rolling.Parameters[1]], 0.018);
            plain.Update([100 * plain.Parameters[0], plain.Parameters[1]], 0.018);
        }

        plain.Parameters[1].ShouldMatch(Momentum, Math.Pow(1 - 0.018, 100));
        (Math.Abs(rolling.Parameters[1]) < 0.001 ? 1 : 0)
            .ShouldBeAtLeast(Momentum, 1, "parameter within 0.001 of the bottom after 100 steps");
    }

    [Test, Task(2)]
    public void RmsProp_divides_the_slope_by_the_root_of_the_mean_square()
    {
        StartsAfresh(RmsProp, c => Walk(c, New(c)), OptimisersCases.RmsProps[0]);
        OptimisersCases.RmsProps.ShouldAllMatch(RmsProp, c => Walk(c, New(c)), Right, RmsPropMistakes.Parameters);
    }

    [Test, Task(2)]
    public void Every_RmsProp_has_its_own_mean_squares()
    {
        StartsAfresh(RmsProp, c => Walk(c, New(c)), OptimisersCases.RmsProps[0]);
        OptimisersCases.RmsProps.ShouldAllMatch(
            RmsProp,
            c =>
            {
                var (first, second) = (New(c), New(c));
                Walk(c, first);
                return Walk(c, second);
            },
            Right,
            RmsPropMistakes.Parameters);
    }

    [Test, Task(2)]
    public void RmsProp_does_not_change_the_callers_gradient() =>
        OptimisersCases.RmsProps.ShouldAllMatch(
            RmsProp,
            c =>
            {
                var (optimiser, slopes) = (New(c), c.Gradients.AsDoubles());
                Steps(slopes, c.Rates, optimiser.Update);
                return slopes[^1];
            },
            c => c.Gradients[^1].AsDoubles(),
            RmsPropMistakes.CallersSlopes);

    [Test, Task(2)]
    public void The_caller_may_reuse_the_gradient_array_with_RmsProp_too()
    {
        double[] slopes = [4, 1];
        var (other, rmsProp) = (new RmsProp([0, 0], 0.75, 1), new RmsProp([0, 0], 0.75, 1));

        other.Update([4, 1], 0.1);
        other.Update([-2, 1], 0.1);
        rmsProp.Update(slopes, 0.1);
        slopes[0] = -2;
        rmsProp.Update(slopes, 0.1);

        // v = 16/4 and 3 + 4/4, both with the root 2; v = 1/4 and 7/16.
        double[] expected =
            [-(0.1 * 4 / (2 + 1)) + (0.1 * 2 / (2 + 1)), -(0.1 / (0.5 + 1)) - (0.1 / (Math.Sqrt(7.0 / 16) + 1))];
        other.Parameters.ToArray().ShouldMatch(RmsProp, expected);
        rmsProp.Parameters.ToArray().ShouldMatch(RmsProp, expected, _gradientKept);
    }

    [Test, Task(2)]
    public void RmsProps_first_step_is_ten_times_the_learning_rate_by_default()
    {
        double[] parameters = [1, 2, 3];
        var rmsProp = new RmsProp(parameters);

        rmsProp.Update([1e6, -1, 1e-3], 0.01);

        // √(1 − 0.99) = 0.1
        rmsProp.Parameters.ToArray()
            .ShouldMatch(
                RmsProp,
                (double[])[1 - (0.01 * 1e6 / (1e5 + 1e-8)), 2 + (0.01 * 1 / (0.1 + 1e-8)), 3 - (0.01 * 1e-3 / (1e-4 + 1e-8))]);
        parameters.ShouldBeUnchanged(RmsProp, (double[])[1, 2, 3]);
    }

    [Test, Task(2)]
    public void RmsProp_refuses_an_invalid_step_and_NaN_stays_with_its_own_parameter()
    {
        var (plain, rmsProp) = (new RmsProp([1, 2], 0.75, 1), new RmsProp([1, 2], 0.75, 1));
        plain.Update([double.NaN, 4], 0.1);
        plain.Update([1, 2], 0.1);
        rmsProp.Update([double.NaN, 4], 0.1);

        foreach (var (slopes, rate) in ((double[], double)[])[
            ([1], 0.1), ([1, 2, 3], 0.1), ([9, 9], 0), ([9, 9], -0.1), ([9, 9], double.NaN), ([9, 9], double.PositiveInfinity),
        ])
        {
            Assertions.ShouldRefuse(RmsProp, () => rmsProp.Update(slopes, rate));
        }

        rmsProp.Update([1, 2], 0.1);
        double[] expected = [double.NaN, 2 - (0.1 * 4 / 3) - (0.1 * 2 / 3)];
        plain.Parameters.ToArray().ShouldMatch(RmsProp, expected, _nanSpreads);
        rmsProp.Parameters.ToArray().ShouldMatch(RmsProp, expected, _refusedCounted);
    }

    [Test, Task(3)]
    public void Adam_divides_the_corrected_mean_by_the_root_of_the_corrected_mean_square()
    {
        StartsAfresh(Adam, c => Walk(c, New(c)), OptimisersCases.Adams[0]);
        OptimisersCases.Adams.ShouldAllMatch(Adam, c => Walk(c, New(c)), Right, AdamMistakes.Parameters);
    }

    [Test, Task(3)]
    public void Every_Adam_has_its_own_means_and_step_count()
    {
        StartsAfresh(Adam, c => Walk(c, New(c)), OptimisersCases.Adams[0]);
        OptimisersCases.Adams.ShouldAllMatch(
            Adam,
            c =>
            {
                var (first, second) = (New(c), New(c));
                Walk(c, first);
                return Walk(c, second);
            },
            Right,
            AdamMistakes.Parameters);
    }

    [Test, Task(3)]
    public void Adam_does_not_change_the_callers_gradient() =>
        OptimisersCases.Adams.ShouldAllMatch(
            Adam,
            c =>
            {
                var (optimiser, slopes) = (New(c), c.Gradients.AsDoubles());
                Steps(slopes, c.Rates, optimiser.Update);
                return slopes[^1];
            },
            c => c.Gradients[^1].AsDoubles(),
            AdamMistakes.CallersSlopes);

    [Test, Task(3)]
    public void The_caller_may_reuse_the_gradient_array_with_Adam_too()
    {
        double[] slopes = [2, 2];
        var (other, adam) = (new Adam([0, 0], 0.5, 0.5, 1), new Adam([0, 0], 0.5, 0.5, 1));

        other.Update([2, 2], 0.1);
        other.Update([2, -1], 0.1);
        adam.Update(slopes, 0.1);
        slopes[1] = -1;
        adam.Update(slopes, 0.1);

        // m̂ = 2, (0.5·2 − 1)/1.5 and v̂ = 4, …: the second parameter's second step is 0.
        double[] expected = [-2 * 0.1 * 2 / (2 + 1), -0.1 * 2 / (2 + 1)];
        other.Parameters.ToArray().ShouldMatch(Adam, expected);
        adam.Parameters.ToArray().ShouldMatch(Adam, expected, _gradientKept);
    }

    [Test, Task(3)]
    public void Adams_first_step_is_about_the_learning_rate_whatever_the_slopes()
    {
        double[] parameters = [1, 2, 3];
        var adam = new Adam(parameters);

        adam.Update([1e6, -1, 1e-3], 0.01);

        adam.Parameters.ToArray()
            .ShouldMatch(
                Adam,
                (double[])[1 - (0.01 * 1e6 / (1e6 + 1e-8)), 2 + (0.01 * 1 / (1 + 1e-8)), 3 - (0.01 * 1e-3 / (1e-3 + 1e-8))]);
        parameters.ShouldBeUnchanged(Adam, (double[])[1, 2, 3]);
    }

    [Test, Task(3)]
    public void An_invalid_step_is_refused_and_leaves_no_trace()
    {
        var (momentum, adam, plain) =
            (new Momentum([1, 2], 0.5), new Adam([1, 2], 0.5, 0.75, 0.5), new Adam([1, 2], 0.5, 0.75, 0.5));
        plain.Update([2, 2], 0.1);
        plain.Update([2, 2], 0.1);
        adam.Update([2, 2], 0.1);
        momentum.Update([2, 2], 0.1);
        adam.Parameters.ToArray().ShouldMatch(Adam, (double[])[1 - (0.1 * 2 / 2.5), 2 - (0.1 * 2 / 2.5)]);
        momentum.Parameters.ToArray().ShouldMatch(Momentum, (double[])[1 - (0.1 * 2), 2 - (0.1 * 2)]);

        foreach (var (slopes, rate) in ((double[], double)[])[
            ([1], 0.1), ([1, 2, 3], 0.1), ([9, 9], 0), ([9, 9], -0.1), ([9, 9], double.NaN), ([9, 9], double.PositiveInfinity),
        ])
        {
            Assertions.ShouldRefuse(Adam, () => adam.Update(slopes, rate));
            Assertions.ShouldRefuse(Momentum, () => momentum.Update(slopes, rate));
        }

        adam.Update([2, 2], 0.1);
        momentum.Update([2, 2], 0.1);
        double[] twice = [1 - (2 * 0.1 * 2 / 2.5), 2 - (2 * 0.1 * 2 / 2.5)];
        plain.Parameters.ToArray().ShouldMatch(Adam, twice);
        adam.Parameters.ToArray().ShouldMatch(Adam, twice, _refusedCounted);
        momentum.Parameters.ToArray()
            .ShouldMatch(Momentum, (double[])[1 - (0.1 * (2 + 3)), 2 - (0.1 * (2 + 3))], _refusedCounted);
    }

    [Test, Task(3)]
    public void NaN_propagates_but_only_to_its_own_parameter()
    {
        var (momentum, adam) = (new Momentum([1, 2], 0.5), new Adam([1, 2], 0.5, 0.75, 0.5));
        for (var step = 0; step < 2; step++)
        {
            adam.Update([step == 0 ? double.NaN : 1, 2], 0.1);
            momentum.Update([step == 0 ? double.NaN : 1, 2], 0.1);
        }

        adam.Parameters.ToArray().ShouldMatch(Adam, (double[])[double.NaN, 2 - (2 * 0.1 * 2 / 2.5)], _nanSpreads);
        momentum.Parameters.ToArray().ShouldMatch(Momentum, (double[])[double.NaN, 2 - (0.1 * (2 + 3))], _nanSpreads);
    }

    [Test, Task(4)]
    public void Step_decay_multiplies_the_rate_by_the_factor_at_fixed_intervals() =>
        OptimisersCases.StepDecays.ShouldAllMatch(
            StepDecay,
            c => LearningRate.StepDecay((double)c.Initial, (double)c.Factor, c.Every, c.Step, c.StepsPerEpoch),
            c => (double)OptimisersOracle.Rate(c),
            RateMistakes.StepDecay);

    [Test, Task(5)]
    public void Exponential_decay_lowers_the_rate_by_the_same_fraction_every_epoch() =>
        OptimisersCases.ExponentialDecays.ShouldAllMatch(
            ExponentialDecay,
            c => LearningRate.ExponentialDecay((double)c.Initial, (double)c.Decay, c.Step, c.StepsPerEpoch),
            c => (double)OptimisersOracle.Rate(c),
            RateMistakes.ExponentialDecay);

    [Test, Task(5)]
    public void Invalid_steps_and_epoch_lengths_are_refused()
    {
        LearningRate.ExponentialDecay(0.1, 0.5, 0, 1);
        LearningRate.StepDecay(0.1, 0.5, 1, 0, 1);

        Assertions.ShouldRefuse(StepDecay, () => LearningRate.StepDecay(0.1, 0.5, 0, 0, 1));
        Assertions.ShouldRefuse(StepDecay, () => LearningRate.StepDecay(0.1, 0.5, 1, -1, 1));
        Assertions.ShouldRefuse(StepDecay, () => LearningRate.StepDecay(0.1, 0.5, 1, 0, 0));
        Assertions.ShouldRefuse(ExponentialDecay, () => LearningRate.ExponentialDecay(0.1, 0.5, -1, 1));
        Assertions.ShouldRefuse(ExponentialDecay, () => LearningRate.ExponentialDecay(0.1, 0.5, 0, 0));
    }

    [Test, Task(6)]
    public void Clipping_shortens_gradients_by_their_global_norm_and_keeps_their_direction() =>
        OptimisersCases.Clippings.ShouldAllMatch(
            Clipping,
            c => Katas.Optimisers.Clipping.ByGlobalNorm(c.Gradients.AsDoubles(), (double)c.MaxNorm),
            c => OptimisersOracle.Clipped(c).AsDoubles(),
            ClippingMistakes.Gradients);

    [Test, Task(6)]
    public void Clipping_does_not_change_the_callers_gradients() =>
        OptimisersCases.Clippings.ShouldAllMatch(
            Clipping,
            c =>
            {
                var gradients = c.Gradients.AsDoubles();
                Katas.Optimisers.Clipping.ByGlobalNorm(gradients, (double)c.MaxNorm);
                return gradients;
            },
            c => c.Gradients.AsDoubles(),
            ClippingMistakes.CallersGradients);

    [Test, Task(6)]
    public void Clipping_returns_new_arrays_and_an_invalid_limit_is_refused()
    {
        double[][] gradients = [[3], [4]];

        var same = Katas.Optimisers.Clipping.ByGlobalNorm(gradients, 10);
        var clipped = Katas.Optimisers.Clipping.ByGlobalNorm(gradients, 1);
        gradients[0][0] = 7;
        Katas.Optimisers.Clipping.ByGlobalNorm(gradients, 2);

        same.ShouldMatch(Clipping, (double[][])[[3], [4]], new Suspect(
            "same-arrays",
            "the caller's arrays are returned: return new ones even if nothing is scaled",
            (double[][])[[7], [4]]));
        clipped.ShouldMatch(Clipping, (double[][])[[3.0 / 5], [4.0 / 5]]);
        Katas.Optimisers.Clipping.ByGlobalNorm([], 1).ShouldMatch(Clipping, Array.Empty<double[]>());
        Katas.Optimisers.Clipping.ByGlobalNorm([[3], [], [4]], 1).ShouldMatch(Clipping, (double[][])[[3.0 / 5], [], [4.0 / 5]]);
        foreach (var limit in (double[])[0, -1, double.NaN, double.PositiveInfinity])
        {
            Assertions.ShouldRefuse(Clipping, () => Katas.Optimisers.Clipping.ByGlobalNorm(gradients, limit));
        }
    }

    /// <summary>Two new objects must walk the same way.</summary>
    private static void StartsAfresh<TCase>(string call, Func<TCase, double[][]> walk, TCase c)
    {
        var first = walk(c);
        walk(c).ShouldMatch(call, first, new Suspect(
            "shared-by-all-objects", "a new object goes on where another stopped: keep its numbers in fields that aren't static")
        {
            IsGuess = false,
        });
    }

    private static Momentum New(MomentumCase c) => new(c.Parameters.AsDoubles(), (double)c.Momentum);

    private static RmsProp New(RmsPropCase c) => new(c.Parameters.AsDoubles(), (double)c.Rho, (double)c.Epsilon);

    private static Adam New(AdamCase c) => new(c.Parameters.AsDoubles(), (double)c.Beta1, (double)c.Beta2, (double)c.Epsilon);

    private static double[][] Right(MomentumCase c) => OptimisersOracle.Walk(c).AsDoubles();

    private static double[][] Right(RmsPropCase c) => OptimisersOracle.Walk(c).AsDoubles();

    private static double[][] Right(AdamCase c) => OptimisersOracle.Walk(c).AsDoubles();

    /// <summary>The parameters after each step.</summary>
    private static double[][] Walk(MomentumCase c, Momentum optimiser) =>
        Steps(c.Gradients.AsDoubles(), c.Rates, (slopes, rate) =>
        {
            optimiser.Update(slopes, rate);
            return optimiser.Parameters.ToArray();
        });

    private static double[][] Walk(RmsPropCase c, RmsProp optimiser) =>
        Steps(c.Gradients.AsDoubles(), c.Rates, (slopes, rate) =>
        {
            optimiser.Update(slopes, rate);
            return optimiser.Parameters.ToArray();
        });

    private static double[][] Walk(AdamCase c, Adam optimiser) => Steps(c.Gradients.AsDoubles(), c.Rates, (slopes, rate) =>
    {
        optimiser.Update(slopes, rate);
        return optimiser.Parameters.ToArray();
    });

    private static double[][] Steps(double[][] slopes, decimal[] rates, Func<double[], double, double[]> step) =>
        [.. slopes.Zip(rates, (g, rate) => step(g, (double)rate))];

    private static void Steps(double[][] slopes, decimal[] rates, Action<double[], double> step)
    {
        foreach (var (g, rate) in slopes.Zip(rates))
        {
            step(g, (double)rate);
        }
    }
}
