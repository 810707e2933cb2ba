using Katas.Oracles;
using Katas.Oracles.Regularisation;
using Katas.Regularisation;

namespace Katas.Tests;

[Stage]
public sealed class RegularisationTests
{
    private const string Cost = "L2.Cost(losses, layers, lambda)";
    private const string Gradients = "L2.Gradients(slopes, layers, lambda)";
    private const string Forward = "Dropout.Forward(batch, isTraining)";
    private const string Backward = "Dropout.Backward(slopes)";
    private const string Observe = "EarlyStopping.Observe(validationLoss, parameters)";
    private const string Restore = "EarlyStopping.Restore(parameters)";
    private const string AnothersBest = "that is another monitor's: keep nothing in static fields";

    /// <summary>
    /// Rows of a batch: few tell one mask from another; many show a share to 0.05, seven times its spread √(p(1 − p)/6000) ≤
    /// 0.0065.
    /// </summary>
    private const int Few = 10;
    private const int Many = 300;
    private const int Columns = 20;

    [Test, Task(1)]
    public void The_cost_is_the_mean_loss_plus_the_penalty_on_the_weights() =>
        RegularisationCases.Prices.ShouldAllMatch(
            Cost,
            c => L2.Cost(c.Losses.AsDoubles(), Layers(c.Network), (double)c.Lambda),
            RegularisationOracle.Cost,
            RegularisationMistakes.Cost);

    [Test, Task(2)]
    public void Every_weight_is_pulled_towards_0_and_no_bias_is() =>
        RegularisationCases.Prices.ShouldAllMatch(
            Gradients,
            c => Values(L2.Gradients(Layers(c.Slopes), Layers(c.Network), (double)c.Lambda)),
            RegularisationOracle.Gradients,
            RegularisationMistakes.Gradients);

    [Test, Task(2)]
    public void The_callers_slopes_are_unchanged() =>
        RegularisationCases.Prices.ShouldAllMatch(
            Gradients,
            c =>
            {
                var slopes = Layers(c.Slopes);
                L2.Gradients(slopes, Layers(c.Network), (double)c.Lambda);
                return Values(slopes);
            },
            c => c.Slopes,
            RegularisationMistakes.CallersSlopes);

    [Test, Task(2)]
    public void The_callers_layers_are_unchanged() =>
        RegularisationCases.Prices.ShouldAllMatch(
            Gradients,
            c =>
            {
                var layers = Layers(c.Network);
                L2.Gradients(Layers(c.Slopes), layers, (double)c.Lambda);
                return Values(layers);
            },
            c => c.Network,
            RegularisationMistakes.CallersLayers);

    [Test, Task(2)]
    public void Every_returned_array_is_new() =>
        RegularisationCases.Prices.ShouldAllMatch(
            Gradients, SharedOf, RegularisationOracle.SharedOf, RegularisationMistakes.Shared);

    [Test, Task(2)]
    public void Nothing_isAnothersBestd_with_the_caller()
    {
        Layer[] layers = [new([[1, 2]], [3])], slopes = [new([[4, 5]], [6])];

        var gradients = L2.Gradients(slopes, layers, 0.5);
        gradients[0].Weights[0].AsSpan().Fill(99);
        gradients[0].Biases[0] = 99;

        Values(layers).ShouldBeUnchanged(Gradients, Values([new([[1, 2]], [3])]));
        Values(slopes).ShouldBeUnchanged(Gradients, Values([new([[4, 5]], [6])]));
        var again = L2.Gradients(slopes, layers, 0.5);

        gradients[0].Biases[0].ShouldBeUnchanged(Gradients, 99.0);
        Values(again).ShouldMatch(
            Gradients,
            Values([new([[4 + (0.5 * 1), 5 + (0.5 * 2)]], [6])]),
            new Suspect("second-call-differs", "a second call with the same arguments differs: keep nothing between calls"));
    }

    [Test, Task(3)]
    public void Training_drops_values_at_random_and_scales_the_rest_but_evaluation_does_neither() =>
        RegularisationCases.Rates.ShouldAllMatch(
            Forward, BehaviourOf, RegularisationOracle.Forward, RegularisationMistakes.Forward);

    [Test, Task(3)]
    public void The_same_seed_gives_the_same_masks() =>
        RegularisationCases.Rates.Where(c => c.Rate > 0)
            .ToArray()
            .ShouldAllMatch(Forward, SameMasksOf, RegularisationOracle.Seeds, RegularisationMistakes.Seeds);

    [Test, Task(3)]
    public void The_callers_batch_is_unchanged() =>
        RegularisationCases.Rates.ShouldAllMatch(
            Forward,
            c =>
            {
                var batch = Batch();
                var output = Layer(c).Forward(batch, isTraining: true);
                var isChanged = !Closeness.Matches(Batch(), batch);
                output[0].AsSpan().Fill(99);
                return isChanged ? "changed" : Closeness.Matches(Batch(), batch) ? "unchanged" : "the caller's own rows";
            },
            _ => "unchanged",
            RegularisationMistakes.CallersRows);

    [Test, Task(3)]
    public void A_pass_does_not_change_earlier_results_and_accepts_any_shape()
    {
        var dropout = new Dropout(0.5, seed: 1);

        var first = dropout.Forward(Batch(), isTraining: true);
        double[][] kept = [.. first.Select(row => row.ToArray())];
        dropout.Forward(Batch(), isTraining: true);

        first.ShouldBeUnchanged(Forward, kept);
        dropout.Forward([[1, 2, 3], [4, 5, 6]], isTraining: true)
            .Select(row => row.Length)
            .ToArray()
            .ShouldMatch(
                Forward,
                (int[])[3, 3],
                new Suspect("earlier-shape", "this batch has another shape than the one before: draw a mask of its shape"));
        dropout.Forward([], isTraining: true).ShouldMatch(
            Forward, Array.Empty<double[]>(), new Suspect("no-rows", "a batch without rows has an output without rows"));
        dropout.Forward([[1, double.NaN]], isTraining: false).ShouldMatch(
            Forward,
            (double[][])[[1, double.NaN]],
            new Suspect("evaluation-changes", "in evaluation every value passes unchanged, NaN too"));
    }

    [Test, Task(4)]
    public void A_slope_is_multiplied_by_the_factor_of_its_value() =>
        RegularisationCases.Rates.Where(c => c.Rate > 0)
            .ToArray()
            .ShouldAllMatch(Backward, ReturnOf, RegularisationOracle.Backward, RegularisationMistakes.Backward);

    [Test, Task(4)]
    public void The_backward_pass_does_not_change_the_callers_slopes() =>
        RegularisationCases.Rates.ShouldAllMatch(
            Backward,
            c =>
            {
                var (dropout, slopes) = (Layer(c), Batch());
                dropout.Forward(Batch(), isTraining: true);
                dropout.Backward(slopes);
                return Closeness.Matches(Batch(), slopes) ? "unchanged" : "changed";
            },
            _ => "unchanged",
            RegularisationMistakes.CallersRows);

    [Test, Task(4)]
    public void Every_layer_keeps_its_own_mask_and_may_go_backward_twice()
    {
        var (first, second) = (new Dropout(0.5, seed: 1), new Dropout(0.5, seed: 2));

        var output = first.Forward(Ones(), isTraining: true);
        var another = second.Forward(Ones(), isTraining: true);

        first.Backward(Ones()).ShouldMatch(
            Backward,
            output,
            new Suspect("mask-shared", "that is another layer's mask: keep it in a field that isn't static", another));
        first.Backward(Ones()).ShouldMatch(
            Backward,
            output,
            new Suspect("mask-used-up", "a second Backward has no mask left: keep it until the next Forward", Ones()),
            new Suspect("second-backward", "a second Backward gives other slopes: it must leave the mask as it is"));
    }

    [Test, Task(5)]
    public void Training_stops_when_patience_epochs_have_passed_since_the_best() =>
        RegularisationCases.Runs.ShouldAllMatch(
            Observe, c => Watched(c, out _), RegularisationOracle.StopOf, RegularisationMistakes.Stops);

    [Test, Task(5)]
    public void After_a_stop_the_same_rule_still_applies() =>
        RegularisationCases.Runs.ShouldAllMatch(
            Observe, VerdictsOf, RegularisationOracle.VerdictsOf, RegularisationMistakes.VerdictsOf);

    [Test, Task(5)]
    public void There_is_no_best_before_the_first_epoch_and_every_monitor_counts_separately()
    {
        var (first, second) = (new EarlyStopping(2), new EarlyStopping(2));

        first.Observe(0.5, [[1]]);
        first.Observe(0.6, [[2]]);

        new { second.BestLoss, second.BestEpoch }.ShouldMatch(
            Observe,
            new { BestLoss = double.PositiveInfinity, BestEpoch = 0 },
            new Suspect("monitors-share", AnothersBest, new { BestLoss = 0.5, BestEpoch = 1 }),
            new Suspect("best-at-first", "before the first epoch BestLoss is +∞ and BestEpoch is 0"));
        new { Stop = second.Observe(0.7, [[3]]), second.BestLoss, second.BestEpoch }.ShouldMatch(
            Observe,
            new { Stop = false, BestLoss = 0.7, BestEpoch = 1 },
            new Suspect("monitors-share", AnothersBest, new { Stop = true, BestLoss = 0.5, BestEpoch = 1 }),
            new Suspect("first-epoch", "the first epoch with a loss is the best so far, and its number is 1"));
        new { first.BestLoss, first.BestEpoch }.ShouldMatch(
            Observe,
            new { BestLoss = 0.5, BestEpoch = 1 },
            new Suspect("monitors-share", AnothersBest, new { BestLoss = 0.7, BestEpoch = 1 }),
            new Suspect("best-moved", "without a call the best has changed, or epoch 1 wasn't noted as the best"));
    }

    [Test, Task(6)]
    public void The_best_parameters_are_restored() =>
        RegularisationCases.Runs.ShouldAllMatch(Restore, Restored, RegularisationOracle.Watch, RegularisationMistakes.Runs);

    [Test, Task(6)]
    public void Observed_parameters_are_unchanged_and_every_monitor_keeps_its_own_copy()
    {
        var (first, second) = (new EarlyStopping(2), new EarlyStopping(2));
        double[][] shown = [[1, 2], [3, 4, 5]], last = [[8, 8], [8, 8, 8]], restored = [[0, 0], [0, 0, 0]];
        (IsThrowing(() => first.Restore(restored)) ? "an exception" : "no exception").ShouldMatch(
            Restore,
            "no exception",
            new Suspect("throws-without-best", "Restore throws while there is no best epoch: it does nothing then")
            {
                IsGuess = false,
            });
        restored.ShouldMatch(
            Restore,
            (double[][])[[0, 0], [0, 0, 0]],
            new Suspect("restored-without-best", "Restore writes while there is no best epoch: it does nothing then")
            {
                IsGuess = false,
            });

        first.Observe(0.5, shown);
        second.Observe(0.4, [[7, 7], [7, 7, 7]]);
        first.Observe(0.6, last);
        first.Observe(0.7, last);
        first.Restore(restored);

        shown.ShouldBeUnchanged(Observe, (double[][])[[1, 2], [3, 4, 5]]);
        last.ShouldBeUnchanged(Observe, (double[][])[[8, 8], [8, 8, 8]]);
        restored.ShouldMatch(
            Restore,
            (double[][])[[1, 2], [3, 4, 5]],
            new Suspect("monitors-share", AnothersBest, (double[][])[[7, 7], [7, 7, 7]]),
            new Suspect("not-the-best", "these aren't the parameters of the best epoch, the first one here"));
        first.Observe(0.3, last);
        new { first.BestLoss, first.BestEpoch }.ShouldMatch(
            Observe,
            new { BestLoss = 0.3, BestEpoch = 4 },
            new Suspect("counted-again", "after Restore the count goes on: the next epoch is number 4, and the best"));
    }

    [Test, Task(7)]
    public void Descent_with_a_penalty_ends_where_slope_and_penalty_balance()
    {
        // x = [−1, 0, 1]: J = (1/3) Σ ½(wx + b − y)² + ½w² is least at w = ((y₃ − y₁)/3) / (2/3 + 1) and b = (y₁ + y₂ + y₃)/3;
        // without the price at w = (y₃ − y₁)/2.
        var draw = new Draw(Draw.Seed);
        var y = Draw.Until(() => draw.Numbers(3), drawn => Math.Abs(drawn[2] - drawn[0]) > 1).AsDoubles();
        double[] Errors(double w, double b) => [-w + b - y[0], b - y[1], w + b - y[2]];
        double[] Losses(double w, double b) => [.. Errors(w, b).Select(error => error * error / 2)];

        var (w, b) = (0.0, 0.0);
        for (var step = 0; step < 100; step++)
        {
            var errors = Errors(w, b);
            var gradients =
                L2.Gradients([new([[(errors[2] - errors[0]) / 3]], [errors.Average()])], [new([[w]], [b])], lambda: 1);
            (w, b) = (w - (0.5 * gradients[0].Weights[0][0]), b - (0.5 * gradients[0].Biases[0]));
        }

        var least = new { W = (y[2] - y[0]) / 5, B = y.Average() };
        new { W = w, B = b }.ShouldMatch(
            Gradients,
            least,
            new Suspect(
                "descent-elsewhere", "descent ends elsewhere: the gradient of a weight gets λw, that of a bias nothing"));
        L2.Cost(Losses(w, b), [new([[w]], [b])], lambda: 1).ShouldMatch(
            Cost,
            Losses(least.W, least.B).Average() + (least.W * least.W / 2),
            new Suspect("cost-at-the-end", "the gradient is right but the cost is not: mean loss plus λ/2 Σ w²"));
    }

    [Test, Task(7)]
    public void The_output_of_dropout_equals_its_input_on_average()
    {
        // The mean of 20 × 6000 draws of 0 or 1/(1 − p): its spread is √(p/(1 − p)/120,000), 0.002 with p = 0.3.
        foreach (var rate in (double[])[0.3, 0.25, 0.005])
        {
            var dropout = new Dropout(rate, Draw.Seed);
            var means =
                Enumerable.Range(0, 20).Select(_ => dropout.Forward(Ones(Many), isTraining: true).Average(row => row.Average()));

            means.Average().ShouldBeNear(
                Forward,
                1,
                7 * Math.Sqrt(rate / (1 - rate) / 120_000),
                new Suspect("mean-not-kept", "the mean changes: drop with probability rate, divide the others by 1 − rate"));
        }
    }

    private static bool IsThrowing(Action call) => CallResult.Of(() =>
    {
        call();
        return null;
    }).Exception is not null;

    private static Layer[] Layers(Oracles.Regularisation.Layers layers) =>
        [.. layers.Weights.Zip(layers.Biases, (weights, biases) => new Layer(weights.AsDoubles(), biases.AsDoubles()))];

    private static object Values(Layer[] layers) =>
        new
        {
            Weights = layers.Select(layer => layer.Weights).ToArray(),
            Biases = layers.Select(layer => layer.Biases).ToArray(),
        };

    private static Shared SharedOf(PriceCase c)
    {
        var (slopes, layers) = (Layers(c.Slopes), Layers(c.Network));
        var gradients = L2.Gradients(slopes, layers, (double)c.Lambda);
        double[][] own = [.. slopes.Concat(layers).SelectMany(layer => (double[][])[.. layer.Weights, layer.Biases])];
        return new Shared(
            gradients.Any(layer => layer.Weights.Any(own.Contains)), gradients.Any(layer => own.Contains(layer.Biases)));
    }

    private static Dropout Layer(DropoutCase c) => Layer(c, Draw.Seed);

    private static Dropout Layer(DropoutCase c, int seed) => new((double)c.Rate, seed);

    /// <summary>No value is 0, and neighbours differ.</summary>
    private static double[][] Batch(int rows = Few) => Filled(rows, (i, j) => 1 + ((i + j) % 4));

    private static double[][] Ones(int rows = Few) => Filled(rows, (_, _) => 1);

    private static double[][] Filled(int rows, Func<int, int, double> value) =>
        [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, Columns).Select(j => value(i, j)).ToArray())];

    private static double[][] Factors(double[][] after, double[][] before) =>
        [.. after.Zip(before, (a, b) => a.Zip(b, (x, y) => Math.Round(x / y, 12)).ToArray())];

    private static double[][] Mask(Dropout dropout, int rows = Few) =>
        Factors(dropout.Forward(Batch(rows), isTraining: true), Batch(rows));

    private static Behaviour BehaviourOf(DropoutCase c)
    {
        var dropout = Layer(c);
        var training = PassOf(Mask(dropout, Many));
        var evaluation = PassOf(Factors(dropout.Forward(Batch(Many), isTraining: false), Batch(Many)));
        return new Behaviour(
            training.Dropped == RegularisationOracle.Training(c).Dropped && c.Rate > 0
                ? training with { Dropped = OverSeeds(c, training.Dropped) }
                : training,
            evaluation);
    }

    /// <summary>
    /// What shows only in the masks of many seeds: so many that one of 200 values is kept in all of them with a chance of 1e-7.
    /// </summary>
    private static string OverSeeds(DropoutCase c, string dropped)
    {
        var count = (int)Math.Ceiling(Math.Log(1e-7 / (Few * Columns)) / Math.Log((double)c.Keep));
        var seeds = new Random(Draw.Seed);
        bool[][] lost =
        [
            .. Enumerable.Range(0, count)
                .Select(_ => Mask(Layer(c, seeds.Next())).SelectMany(row => row.Select(factor => factor == 0)).ToArray()),
        ];
        return lost.All(pass => pass.SequenceEqual(lost[0])) ? dropped
            : lost.Select(pass => pass.Count(isLost => isLost)).Distinct().Count() == 1 ? "the same number in every pass"
            : lost[0].Where((_, place) => !lost.Any(pass => pass[place])).Any() ? "never in some positions"
            : dropped;
    }

    private static Pass PassOf(double[][] factors)
    {
        var lost = factors.Select(row => string.Concat(row.Select(factor => factor == 0 ? '0' : '1'))).ToArray();
        var counts = lost.Select(row => row.Count(value => value == '0')).ToArray();
        var share = counts.Average() / Columns;
        var dropped = share == 0 ? "none"
            : share == 1 ? "all"
            : lost.Distinct().Count() == 1 ? "the same columns of every row"
            : counts.All(count => count is 0 or Columns) ? "whole rows"
            : counts.Distinct().Count() == 1 ? "the same number in every row"
            : $"{Numbers.Text(Math.Round(share, 1))} of all, independently";
        return new Pass(dropped, [.. factors.SelectMany(row => row).Where(factor => factor != 0).Distinct().Order()]);
    }

    private static SameMasks SameMasksOf(DropoutCase c)
    {
        double[][][] Masks(Action<Dropout>? between = null)
        {
            var dropout = Layer(c);
            var first = Mask(dropout);
            between?.Invoke(dropout);
            return [first, Mask(dropout)];
        }

        var masks = Masks();
        return new SameMasks(
            Closeness.Matches(masks, Masks()),
            Closeness.Matches(masks[0], Mask(Layer(c, Draw.Seed + 1))),
            Closeness.Matches(masks[0], masks[1]),
            DropsAtEvaluation(c) || Closeness.Matches(masks, Masks(dropout => dropout.Forward(Batch(), isTraining: false))),
            Closeness.Matches(masks, Masks(_ => Mask(Layer(c, Draw.Seed + 1)))));
    }

    /// <summary>Then another test is red, and what it draws is no wonder.</summary>
    private static bool DropsAtEvaluation(DropoutCase c) =>
        !Closeness.Matches(Batch(), Layer(c).Forward(Batch(), isTraining: false));

    private static Return ReturnOf(DropoutCase c)
    {
        // Every other value of this batch is 0; what became of those values, only the slopes can show.
        static double[][] Half() => Filled(Few, (i, j) => (i + j) % 2);

        var dropout = Layer(c);
        string Asked(bool isTraining)
        {
            var before = Mask(dropout);
            var last = Factors(dropout.Forward(Half(), isTraining), Half());
            return Named(c, Factors(dropout.Backward(Batch()), Batch()), Half(), last, before);
        }

        return new Return(Asked(isTraining: true), Asked(isTraining: false));
    }

    /// <summary>What the slopes were multiplied by, in words.</summary>
    private static string Named(DropoutCase c, double[][] factors, double[][] batch, double[][] last, double[][] before)
    {
        var scale = last.SelectMany(row => row).Where(double.IsFinite).Max();
        bool Are(Func<int, int, double> factor) => Closeness.Matches(Filled(Few, factor), factors);
        bool IsOf(Func<double, double, double, bool> at) =>
            Enumerable.Range(0, Few).Any(i => Enumerable.Range(0, Columns).Any(j => at(batch[i][j], last[i][j], factors[i][j])));
        bool AreLast(Func<double, double> factor) =>
            Are((i, j) => factor(batch[i][j] != 0 ? last[i][j] : factors[i][j] == 0 ? 0 : scale));

        return Are((i, j) => batch[i][j] == 0 ? 0 : factors[i][j]) ? "0 where the value was 0"
            : AreLast(factor =>
                factor) ? c.Rate >= 0.2m
                    && IsOf((_, was, _) => was == 0)
                    && !IsOf((value, _, factor) => value == 0 && factor == 0)
                    ? "never 0 where the value was 0"
                    : "the factors of the last pass"
            : Are((_, _) => 1) ? "1"
            : Are((_, _) => 1 / (double)c.Keep) ? "1/(1 − rate)"
            : AreLast(factor => factor == 0 ? 0 : 1) ? "the last mask, unscaled"
            : AreLast(factor => factor * factor) ? "the factors squared"
            : Closeness.Matches(before, factors) ? "the factors of the previous pass"
            : IsOf((value, was, factor) => value != 0 && factor == 0 && was != 0) ? "another mask"
            : "none of these";
    }

    /// <summary>A training loop: it ends with the losses, or when it is told to.</summary>
    private static Stop Watched(WatchCase c, out EarlyStopping monitor)
    {
        monitor = new EarlyStopping(c.Patience, (double)c.MinDelta);
        double[][] parameters = [[0, 0], [0]];
        foreach (var (i, loss) in c.Losses.Index())
        {
            var trained = WatchCase.Parameters(i + 1).AsDoubles();
            parameters = c.Renewal == Renewal.NewArrays ? trained : parameters;
            for (var row = 0; row < trained.Length; row++)
            {
                if (c.Renewal == Renewal.InPlace)
                {
                    trained[row].CopyTo(parameters[row], 0);
                }

                parameters[row] = c.Renewal == Renewal.InPlace ? parameters[row] : trained[row];
            }

            if (monitor.Observe(loss is { } number ? (double)number : double.NaN, parameters))
            {
                return new Stop(i + 1, monitor.BestEpoch, monitor.BestLoss);
            }
        }

        return new Stop(0, monitor.BestEpoch, monitor.BestLoss);
    }

    private static Verdicts VerdictsOf(WatchCase c)
    {
        var monitor = new EarlyStopping(c.Patience, (double)c.MinDelta);
        bool[] stops =
        [
            .. c.Losses.Select((loss, i) =>
                monitor.Observe(loss is { } number ? (double)number : double.NaN, WatchCase.Parameters(i + 1).AsDoubles())),
        ];
        return new Verdicts(stops, monitor.BestEpoch);
    }

    private static object Restored(WatchCase c)
    {
        static double[][] Copy(double[][] rows) => [.. rows.Select(row => row.ToArray())];

        var stop = Watched(c, out var monitor);
        double[][] rows = [[-1, -1], [-1]], network = [.. rows];
        monitor.Restore(network);
        var (restored, inItsRows) = (Copy(network), Copy(rows));
        foreach (var row in network)
        {
            row.AsSpan().Fill(99);
        }

        monitor.Restore(network);
        return new
        {
            stop.StoppedAfter,
            stop.BestEpoch,
            stop.BestLoss,
            Restored = restored,
            InItsRows = inItsRows,
            RestoredAgain = Copy(network),
        };
    }
}
