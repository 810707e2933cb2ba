using System.Text.RegularExpressions;
using Katas.Oracles;
using Katas.Oracles.WeightUpdate;
using Katas.WeightUpdate;

namespace Katas.Tests;

[Stage]
public sealed class WeightUpdateTests
{
    private const string Update = "Neuron.Update(weightGradient, biasGradient, learningRate)";
    private const string Descend = "Neuron.Descend(evaluate, learningRate, steps)";

    private static readonly Suspect _movedFirst = new(
        "moved-before-refusal", "w or b had moved before the exception: check all arguments first, then step");

    [Test, Task(1)]
    public void A_step_moves_every_parameter_against_its_slope() =>
        WeightUpdateCases.Updates.ShouldAllMatch(
            Update, c => After(Stepped(c)), WeightUpdateOracle.Update, WeightUpdateMistakes.Update);

    [Test, Task(1)]
    public void The_callers_gradient_is_unchanged() =>
        WeightUpdateCases.Updates.ShouldAllMatch(
            Update,
            c =>
            {
                var gradient = c.WeightGradient.AsDoubles();
                Neuron(c).Update(gradient, (double)c.BiasGradient, (double)c.LearningRate);
                return gradient;
            },
            c => c.WeightGradient,
            WeightUpdateMistakes.CallersGradient);

    [Test, Task(1)]
    public void The_callers_weights_are_unchanged() =>
        WeightUpdateCases.Updates.ShouldAllMatch(
            Update,
            c =>
            {
                var weights = c.Weights.AsDoubles();
                new Neuron(weights, (double)c.Bias)
                    .Update(c.WeightGradient.AsDoubles(), (double)c.BiasGradient, (double)c.LearningRate);
                return weights;
            },
            c => c.Weights,
            WeightUpdateMistakes.CallersWeights);

    [Test, Task(1)]
    public void Two_steps_go_twice_as_far_as_one()
    {
        var neuron = new Neuron(weights: [1, 2], bias: 3);

        var one = new { Weights = (double[])[1 - (0.1 * 0.5), 2 + (0.1 * 1)], Bias = 3 - (0.1 * 2) };

        neuron.Update([0.5, -1], 2, 0.1);
        After(neuron).ShouldMatch(Update, one);
        neuron.Update([0.5, -1], 2, 0.1);

        var two = new { Weights = (double[])[1 - (2 * 0.1 * 0.5), 2 + (2 * 0.1 * 1)], Bias = 3 - (2 * 0.1 * 2) };
        After(neuron).ShouldMatch(
            Update,
            two,
            new Suspect("only-one-step", "the second step starts from the initial w and b: start from Weights and Bias", one),
            new Suspect("bias-stepped-from-the-start", "the second step of the bias starts from b: start from Bias", two with
            {
                Bias = one.Bias,
            }),
            new Suspect(
                "weights-stepped-from-the-start",
                "the second step of the weights starts from w: start from Weights",
                two with
                {
                    Weights = one.Weights,
                }));
    }

    [Test, Task(1)]
    public void Updating_one_neuron_does_not_change_another()
    {
        var (first, second) = (new Neuron(weights: [1, 2], bias: 3), new Neuron(weights: [1, 2], bias: 3));

        After(second).ShouldMatch(Update, new { Weights = (double[])[1, 2], Bias = 3 });
        first.Update([0.5, -1], 2, 0.1);

        After(second).ShouldMatch(
            Update,
            new { Weights = (double[])[1, 2], Bias = 3 },
            new Suspect("other-neuron-changed", "a step of one neuron changes another: keep nothing in a static field"));
        After(first).ShouldMatch(Update, new { Weights = (double[])[1 - (0.1 * 0.5), 2 + (0.1 * 1)], Bias = 3 - (0.1 * 2) });
    }

    [Test, Task(2)]
    public void A_gradient_of_another_length_is_refused_with_both_lengths_and_changes_nothing()
    {
        var draw = new Draw(Draw.Seed);
        var n = new Random(Draw.Seed).Next(2, 6);
        var (weights, bias) = (draw.Numbers(n).AsDoubles(), (double)draw.Number());
        var neuron = new Neuron([.. weights], bias);
        neuron.Update(new double[n], 0, 0.1);
        After(neuron).ShouldMatch(Update, new { Weights = weights, Bias = bias });

        foreach (var length in (int[])[n + 3, n - 1, 0])
        {
            var gradient = draw.Numbers(length).AsDoubles();
            Assertions.ShouldRefuse(
                $"{Update} with {length} slopes for {n} weights",
                () => neuron.Update(gradient, 1, 0.1),
                [$"{length}", $"{n}"]);
            ShouldNotConfuse(MessageOf(() => neuron.Update(gradient, 1, 0.1)), length, n);
        }

        After(neuron).ShouldMatch(Update, new { Weights = weights, Bias = bias }, _movedFirst);
    }

    [Test, Task(2)]
    public void An_invalid_learning_rate_is_refused_and_changes_nothing()
    {
        var draw = new Draw(Draw.Seed);
        var (weights, bias) = (draw.Numbers(2).AsDoubles(), (double)draw.Number());
        var neuron = new Neuron([.. weights], bias);
        neuron.Update([0, 0], 0, 0.1);
        After(neuron).ShouldMatch(Update, new { Weights = weights, Bias = bias });

        var negative = -0.01 - (double)Math.Abs(draw.Number());
        foreach (var rate in (double[])[0, negative, double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            Assertions.ShouldRefuse(Update, () => neuron.Update(draw.Numbers(2).AsDoubles(), 1, rate));
        }

        After(neuron).ShouldMatch(Update, new { Weights = weights, Bias = bias }, _movedFirst);
    }

    [Test, Task(3)]
    public void A_descent_records_each_cost_and_steps_from_the_current_parameters() =>
        WeightUpdateCases.Descents.ShouldAllMatch(
            Descend,
            c =>
            {
                var neuron = new Neuron(c.Weights.AsDoubles(), (double)c.Bias);
                var costs = neuron.Descend(Evaluate(c), (double)c.LearningRate, c.Steps);
                return new { Costs = costs, Weights = neuron.Weights.ToArray(), neuron.Bias };
            },
            WeightUpdateOracle.Descend,
            WeightUpdateMistakes.Descend);

    [Test, Task(3)]
    public void A_second_descent_continues_from_the_first_and_records_its_own_costs()
    {
        var c = WeightUpdateCases.Descents.First(descent => descent.Steps > 1);
        var whole = WeightUpdateOracle.Descend(c with { Steps = 4 });
        var neuron = new Neuron(c.Weights.AsDoubles(), (double)c.Bias);

        var first = neuron.Descend(Evaluate(c), (double)c.LearningRate, steps: 2);
        var second = neuron.Descend(Evaluate(c), (double)c.LearningRate, steps: 2);

        second.ShouldMatch(
            Descend,
            whole.Costs[2..],
            new Suspect("costs-kept", "the earlier descent's costs come again: start a new array in every call", whole.Costs),
            new Suspect(
                "restarted",
                "the second descent starts from the initial w and b: go on from Weights and Bias, as the first left them",
                whole.Costs[..2]));
        first.ShouldBeUnchanged(Descend, whole.Costs[..2]);
        After(neuron).ShouldMatch(Descend, new { whole.Weights, whole.Bias });
    }

    [Test, Task(3)]
    public void Evaluate_is_called_exactly_once_in_each_step()
    {
        var calls = 0;

        new Neuron(weights: [1, 2], bias: 3).Descend(
            (_, _) =>
            {
                calls++;
                return new Evaluation(1, [0.5, -1], 2);
            },
            0.1,
            steps: 3);

        $"{calls} calls of evaluate in 3 steps".ShouldMatch(
            Descend,
            "3 calls of evaluate in 3 steps",
            new Suspect(
                "evaluated-too-often", "evaluate is expensive: call it once in each step, and use all three parts of its result")
            {
                IsGuess = calls < 3,
            });
    }

    [Test, Task(3)]
    public void The_weights_passed_to_evaluate_are_unchanged_by_later_steps()
    {
        var (handed, asHanded) = (new List<double[]>(), new List<double[]>());

        new Neuron(weights: [1, 2], bias: 3).Descend(
            (weights, _) =>
            {
                handed.Add(weights);
                asHanded.Add([.. weights]);
                return new Evaluation(1, [0.5, -1], 2);
            },
            0.1,
            steps: 3);

        handed.ToArray().ShouldMatch(
            Descend,
            asHanded.ToArray(),
            new Suspect(
                "live-weights-passed", "an array that evaluate got changes later: pass a new copy of Weights in every step"));
    }

    [Test, Task(3)]
    public void The_gradient_returned_by_evaluate_is_unchanged()
    {
        var handedOver = new Evaluation(1, [0.5, -2], 3);
        var neuron = new Neuron(weights: [1, 2], bias: 3);

        neuron.Descend((_, _) => handedOver, 0.1, steps: 3);

        handedOver.ShouldBeUnchanged(Descend, new Evaluation(1, [0.5, -2], 3));
    }

    [Test, Task(3)]
    public void Zero_steps_change_and_record_nothing()
    {
        var neuron = new Neuron(weights: [1, 2], bias: 3);

        var costs = neuron.Descend(Evaluate(WeightUpdateCases.Descents[0]), 0.1, steps: 0);

        costs.ShouldMatch(
            Descend, Array.Empty<double>(), new Suspect("zero-steps", "with 0 steps no cost is recorded: return an empty array"));
        After(neuron).ShouldMatch(
            Descend,
            new { Weights = (double[])[1, 2], Bias = 3 },
            new Suspect("zero-steps", "with 0 steps w and b don't change: step only inside the loop"));
    }

    [Test, Task(3)]
    public void NaN_propagates_and_the_descent_still_ends()
    {
        var (neuron, ordinary) = (new Neuron(weights: [1], bias: 0), new Neuron(weights: [1], bias: 0));
        ordinary.Descend((_, _) => new Evaluation(2, [0.5], 1), 0.1, steps: 3).ShouldMatch(Descend, (double[])[2, 2, 2]);
        After(ordinary).ShouldMatch(Descend, new { Weights = (double[])[1 - (3 * 0.1 * 0.5)], Bias = 0 - (3 * 0.1 * 1) });

        var costs = neuron.Descend((_, _) => new Evaluation(double.NaN, [double.NaN], double.NaN), 0.1, steps: 3);

        var suspect = new Suspect("stops-at-nan", "a NaN changes the descent: take and record all steps, whatever the cost is");
        costs.ShouldMatch(Descend, (double[])[double.NaN, double.NaN, double.NaN], suspect);
        After(neuron).ShouldMatch(Descend, new { Weights = (double[])[double.NaN], Bias = double.NaN }, suspect);
    }

    [Test, Task(3)]
    public void Invalid_steps_and_learning_rates_are_refused()
    {
        var neuron = new Neuron(weights: [1, 2], bias: 3);
        var evaluate = Evaluate(WeightUpdateCases.Descents[0]);
        neuron.Descend(evaluate, 0.1, steps: 0);
        After(neuron).ShouldMatch(Descend, new { Weights = (double[])[1, 2], Bias = 3 });

        Assertions.ShouldRefuse(Descend, () => neuron.Descend(evaluate, 0.1, steps: -1));
        Assertions.ShouldRefuse(Descend, () => neuron.Descend(evaluate, 0, steps: 2));
        Assertions.ShouldRefuse(Descend, () => neuron.Descend(evaluate, double.NaN, steps: 0));

        After(neuron).ShouldMatch(Descend, new { Weights = (double[])[1, 2], Bias = 3 }, _movedFirst);
    }

    /// <summary>Where the message says how many values one of the two has, that is true.</summary>
    private static void ShouldNotConfuse(string message, int gradients, int weights)
    {
        foreach (var (name, length) in new[] { ("weightGradient", gradients), ("Weights", weights) })
        {
            var said = Regex.Match(message, $@"\b{name}(\.Length)?\W*(has|is)?\W*(?<length>\d+)", RegexOptions.IgnoreCase);
            var expected = $"{name} has {length}";
            (said.Success ? $"{name} has {said.Groups["length"].Value}" : expected).ShouldMatch(
                Update,
                expected,
                new Suspect("lengths-confused", $"the message confuses the two lengths: {message}") { IsGuess = false });
        }
    }

    private static string MessageOf(Action update) => CallResult.Of(() =>
    {
        update();
        return null;
    }).Exception?.Message ?? "no exception";

    private static Neuron Neuron(UpdateCase c) => new(c.Weights.AsDoubles(), (double)c.Bias);

    private static Neuron Stepped(UpdateCase c)
    {
        var neuron = Neuron(c);
        neuron.Update(c.WeightGradient.AsDoubles(), (double)c.BiasGradient, (double)c.LearningRate);
        return neuron;
    }

    private static object After(Neuron neuron) => new { Weights = neuron.Weights.ToArray(), neuron.Bias };

    /// <summary>Cost and slopes of the case at the w and b that it is handed; not a number where these have run away.</summary>
    private static Func<double[], double, Evaluation> Evaluate(DescentCase c) => (weights, bias) =>
    {
        if (weights.Append(bias).Any(value => !(Math.Abs(value) < 1e9)))
        {
            return new Evaluation(double.NaN, [.. weights.Select(_ => double.NaN)], double.NaN);
        }

        var (w, b) = (weights.Select(value => (decimal)value).ToArray(), (decimal)bias);
        var slopes = WeightUpdateOracle.Slopes(c, w, b);
        return new Evaluation((double)WeightUpdateOracle.Cost(c, w, b), slopes.Weights.AsDoubles(), (double)slopes.Bias);
    };
}
