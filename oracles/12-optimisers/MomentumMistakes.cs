using static Katas.Oracles.Optimisers.WrongWalks;

namespace Katas.Oracles.Optimisers;

/// <summary>The known wrong steps with momentum, in doubles as a learner's code computes them.</summary>
public static class MomentumMistakes
{
    /// <summary>Of a walk with momentum.</summary>
    public static Mistake<MomentumCase, double[][]>[] Parameters =>
    [
        WrongMomentum(
            "rate-in-the-velocity",
            "η is inside the velocity, as in Keras: here v ← μv + g, and η multiplies the step",
            (mu, v, g, rate) => ((mu * v) + (rate * g), 1 / rate)),
        WrongMomentum("gradient-averaged", "g is weighted by 1 − μ: here v ← μv + g, with the full slope", (mu, v, g, _) =>
            ((mu * v) + ((1 - mu) * g), 1)),
        WrongMomentum(
            "velocity-not-kept",
            "the step is the slope alone, as without momentum: keep a velocity in a field and step by it",
            (_, _, g, _) => (g, 1)),
        WrongMomentum("plus-for-minus", Uphill, (mu, v, g, _) => ((mu * v) + g, -1)),
        WrongMomentum(
            "nothing-forgotten",
            "the velocity only grows: keep only the fraction μ of it at each step",
            (_, v, g, _) => (v + g, 1)),
        WrongMomentum("weights-of-the-two-swapped", WeightsSwapped, (mu, v, g, _) => (((1 - mu) * v) + (mu * g), 1)),
        WrongMomentum(
            "momentum-on-the-gradient",
            "μ multiplies the slope or the step: multiply only the old velocity, v ← μv + g",
            (mu, v, g, _) => (v + (mu * g), 1)),
        WrongMomentum(
            "momentum-on-the-gradient",
            "μ multiplies the slope or the step: multiply only the old velocity, v ← μv + g",
            (mu, v, g, _) => (mu * (v + g), 1)),
        WrongMomentum(
            "momentum-subtracted",
            "the old velocity is subtracted: add it, or the ball rolls backwards",
            (mu, v, g, _) => (g - (mu * v), 1)),
        WrongMomentum(
            "rate-twice",
            "η is applied twice, in the velocity and in the step: it belongs only in the step",
            (mu, v, g, rate) => ((mu * v) + (rate * g), 1)),
        WrongMomentum("rate-left-out", RateLeftOut, (mu, v, g, rate) => ((mu * v) + g, 1 / rate)),
        WrongMomentum("momentum-fixed", "the momentum is always 0.9: use the constructor's momentum", (_, v, g, _) =>
            ((0.9 * v) + g, 1)),
        WrongStep("nesterov-step", "that is Nesterov's step, g + μv: here the step is the velocity itself", (mu, v, g) =>
            ((mu * v) + g, g + (mu * ((mu * v) + g)))),
        WrongStep("old-velocity-used", "the step uses the velocity from before this slope: add g first", (mu, v, g) =>
            ((mu * v) + g, v)),
        WrongStep(
            "last-slope-for-velocity",
            "only the last slope is remembered: the velocity carries part of all earlier slopes",
            (mu, v, g) => (g, (mu * v) + g)),
        WrongStep("gradient-added-twice", "the slope is in the step twice: the velocity already includes it", (mu, v, g) =>
            ((mu * v) + g, (mu * v) + g + g)),
        new("momentum-on-the-parameters", "μ multiplies the parameters: multiply the velocity", c =>
        [
            Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, _, _) => ((double)c.Momentum * theta) - (rate * g)).Theta,
        ]),
        WrongMomentum("velocity-begins-at-the-gradient", "the velocity starts at the first slope: v starts at 0", c =>
            Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, t) =>
            {
                v[0] = ((double)c.Momentum * (t == 1 ? g : v[0])) + g;
                return theta - (rate * v[0]);
            })),
        WrongMomentum("zero-slopes-skipped", ZerosSkipped, c =>
            Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, t) => g == 0 ? theta : Step(c)(theta, g, rate, v, t))),
        WrongMomentum("velocity-shared-by-parameters", "all parameters share one velocity: keep one per parameter", c =>
            Walk(c.Parameters, c.Gradients, c.Rates, Step(c), states: 1)),
        .. LeftOut<MomentumCase>(c => c.Parameters, OptimisersOracle.Walk),
    ];

    /// <summary>Of the caller's slopes after a step with momentum.</summary>
    public static Mistake<MomentumCase, double[]>[] CallersSlopes =>
    [
        new("callers-gradient-overwritten", GradientOverwritten, c => Overwritten(c.Gradients[^1], c.Rates[^1])),
        new("callers-gradient-overwritten", GradientOverwritten, c =>
            [[.. c.Parameters.Select((_, i) => (double)OptimisersOracle.Velocity(c, c.Rates.Length - 1, i))]]),
    ];

    private static Stepper Step(MomentumCase c) => (theta, g, rate, v, _) =>
    {
        v[0] = ((double)c.Momentum * v[0]) + g;
        return theta - (rate * v[0]);
    };

    private static Mistake<MomentumCase, double[][]> WrongMomentum(string id, string story, Func<MomentumCase, Trace> walk) =>
        new Mistake<MomentumCase, double[][]>(id, story, c => [walk(c).Theta]).At(c => walk(c) is var trace
            ? [[new(OptimisersGraph.Velocity, trace.Kept(0)), new(OptimisersGraph.Step, trace.Steps)]]
            : []);

    /// <summary>Another velocity, and what part of the rate the step takes of it.</summary>
    private static Mistake<MomentumCase, double[][]> WrongMomentum(
        string id, string story, Func<double, double, double, double, (double Velocity, double Share)> wrong) =>
        WrongMomentum(id, story, c => Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, _) =>
        {
            (v[0], var share) = wrong((double)c.Momentum, v[0], g, rate);
            return theta - (rate * share * v[0]);
        }));

    /// <summary>Another velocity, and another step than along it.</summary>
    private static Mistake<MomentumCase, double[][]> WrongStep(
        string id, string story, Func<double, double, double, (double Velocity, double Step)> wrong) =>
        WrongMomentum(id, story, c => Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, _) =>
        {
            (v[0], var step) = wrong((double)c.Momentum, v[0], g);
            return theta - (rate * step);
        }));
}
