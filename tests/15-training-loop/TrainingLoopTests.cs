using System.Globalization;
using System.Text.RegularExpressions;
using Katas.Oracles;
using Katas.Oracles.TrainingLoop;
using Katas.Toolbox;
using Katas.TrainingLoop;

namespace Katas.Tests;

[Stage]
public sealed class TrainingLoopTests
{
    private const string Step = "Optimiser.Step(parameters, learningRate)";
    private const string Share = "Schedule.WarmUpThenCosine(epoch, epochs, warmUp)";
    private const string Of = "Batches.Of(rows, batchSize, seed)";
    private const string Accuracy = "Metrics.Accuracy(outputs, targets)";
    private const string Evaluate = "Trainer.Evaluate(inputs, targets)";
    private const string TrainEpoch = "Trainer.TrainEpoch(inputs, targets, learningRate, batchSize, seed)";
    private const string Fit =
        "Trainer.Fit(inputs, targets, learningRate, epochs, batchSize, seed, validationInputs, validationTargets, patience, "
        + "schedule)";
    private const string Save = "Checkpoints.Save(network, optimiser, epoch)";
    private const string Load = "Checkpoints.Load(json, network, optimiser)";

    private static readonly Suspect _refusedTooLate = new(
        "changed-before-refusal", "refused arguments have changed the network: check them before the first step")
    {
        IsGuess = false,
    };

    [Test, Task(1)]
    public void Every_parameter_steps_along_its_rules_direction_with_a_memory_of_its_own() =>
        TrainingLoopCases.PlainSteps.ShouldAllMatch(Step, Walk, TrainingLoopOracle.Steps, TrainingLoopMistakes.PlainSteps);

    [Test, Task(1)]
    public void Every_optimiser_has_its_own_memories()
    {
        foreach (var c in TrainingLoopCases.PlainSteps)
        {
            var first = Walk(c);
            Walk(c).ShouldMatch(
                Step,
                first,
                new Suspect("static-memories", "a new optimiser goes on where another one was: its memories can't be static")
                {
                    IsGuess = false,
                });
        }
    }

    [Test, Task(1)]
    public void An_invalid_learning_rate_is_refused_and_leaves_no_trace()
    {
        var c = TrainingLoopCases.PlainSteps[0];
        var (optimiser, parameters) = (New(c), Parameters(c));
        foreach (var rate in (double[])[0, -0.1, double.NaN, double.PositiveInfinity])
        {
            Assertions.ShouldRefuse(Step, () => optimiser.Step(parameters, rate));
        }

        Walk(c, optimiser, parameters).ShouldMatch(Step, TrainingLoopOracle.Steps(c));
    }

    [Test, Task(1)]
    public void An_unknown_rule_and_numbers_out_of_range_are_refused()
    {
        var optimiser = new Optimiser("sgd", 0, double.PositiveInfinity);
        Parameter[] parameters = [new([1], [2], false)];
        optimiser.Step(parameters, 0.25);

        parameters[0].Values.ShouldMatch(Step, (double[])[1 - (0.25 * 2)]);
        Assertions.ShouldRefuse("Optimiser(rule, weightDecay, maxNorm)", () => _ = new Optimiser("Adam", 0, 1), ["adam"]);
        Assertions.ShouldRefuse("Optimiser(rule, weightDecay, maxNorm)", () => _ = new Optimiser("adam", -1, 1));
        Assertions.ShouldRefuse("Optimiser(rule, weightDecay, maxNorm)", () => _ = new Optimiser("adam", 0, 0));
    }

    [Test, Task(2)]
    public void Weights_decay_and_biases_do_not() =>
        TrainingLoopCases.DecaySteps.ShouldAllMatch(Step, Walk, TrainingLoopOracle.Steps, TrainingLoopMistakes.DecaySteps);

    [Test, Task(3)]
    public void A_long_gradient_is_clipped_by_one_norm_for_all_parameters() =>
        TrainingLoopCases.ClippedSteps.ShouldAllMatch(Step, Walk, TrainingLoopOracle.Steps, TrainingLoopMistakes.ClippedSteps);

    [Test, Task(3)]
    public void A_step_leaves_the_gradients_unchanged()
    {
        foreach (var c in TrainingLoopCases.ClippedSteps)
        {
            var parameters = Parameters(c);
            Walk(c, New(c), parameters);
            parameters.Select(parameter => parameter.Gradient).ToArray().ShouldBeUnchanged(Step, c.Gradients[^1]);
        }
    }

    [Test, Task(4)]
    public void The_share_rises_in_the_warm_up_and_then_falls_along_a_cosine() =>
        TrainingLoopCases.Schedules.ShouldAllMatch(
            Share,
            c => Schedule.WarmUpThenCosine(c.Epoch, c.Epochs, c.WarmUp),
            c => (double)TrainingLoopOracle.Share(c),
            TrainingLoopMistakes.Schedules);

    [Test, Task(4)]
    public void Epochs_out_of_range_are_refused()
    {
        Schedule.WarmUpThenCosine(0, 1, 1).ShouldMatch(Share, 1.0);

        foreach (var (epoch, epochs, warmUp) in ((int, int, int)[])[(0, 0, 0), (-1, 5, 2), (5, 5, 2), (0, 5, -1), (0, 5, 6)])
        {
            Assertions.ShouldRefuse(Share, () => Schedule.WarmUpThenCosine(epoch, epochs, warmUp));
        }
    }

    [Test, Task(5)]
    public void The_rows_are_shuffled_by_the_seed_and_cut_into_batches()
    {
        Batches.Of(50, 7, seed: 3).ShouldMatch(
            Of,
            Batches.Of(50, 7, seed: 3),
            new Suspect("seed-not-used", "the same seed gives another order each time: shuffle with new Random(seed)")
            {
                IsGuess = false,
            });
        TrainingLoopCases.BatchCases.ShouldAllMatch(
            Of,
            c => Batches.Of(c.Rows, c.BatchSize, c.Seed),
            TrainingLoopOracle.Batches,
            TrainingLoopMistakes.Batches);
    }

    [Test, Task(5)]
    public void No_rows_make_no_batches_and_invalid_numbers_are_refused()
    {
        Batches.Of(0, 3, 1).ShouldMatch(Of, Array.Empty<int[]>());
        Batches.Of(1, int.MaxValue, 1).ShouldMatch(Of, (int[][])[[0]]);

        Assertions.ShouldRefuse(Of, () => Batches.Of(-1, 3, 1));
        Assertions.ShouldRefuse(Of, () => Batches.Of(3, 0, 1));
    }

    [Test, Task(6)]
    public void The_accuracy_is_the_share_of_rows_whose_largest_output_is_in_the_right_place() =>
        TrainingLoopCases.Accuracies.ShouldAllMatch(
            Accuracy,
            c => Metrics.Accuracy(c.Outputs.AsDoubles(), c.Targets.AsDoubles()),
            c => (double)TrainingLoopOracle.Accuracy(c),
            TrainingLoopMistakes.Accuracy);

    [Test, Task(6)]
    public void An_evaluation_measures_without_dropout_and_learns_nothing() =>
        TrainingLoopCases.Loops.ShouldAllMatch(
            Evaluate,
            c =>
            {
                var (network, trainer) = New(c);
                return Measure(EvaluationOf(c, trainer), network);
            },
            TrainingLoopOracle.Evaluate,
            TrainingLoopMistakes.Evaluate);

    [Test, Task(6)]
    public void No_rows_and_rows_that_do_not_pair_up_are_refused()
    {
        var trainer = New(TrainingLoopCases.Loops[0]).Trainer;
        trainer.Evaluate([[1, 2]], [[1, 0]]);

        Assertions.ShouldRefuse(Accuracy, () => Metrics.Accuracy([], []));
        Assertions.ShouldRefuse(Accuracy, () => Metrics.Accuracy([[1, 2]], [[1]]));
        Assertions.ShouldRefuse(Evaluate, () => trainer.Evaluate([], []));
        Assertions.ShouldRefuse(Evaluate, () => trainer.Evaluate([[1, 2]], []));
    }

    [Test, Task(7)]
    public void An_epoch_steps_after_every_batch_and_returns_means_over_the_rows() =>
        TrainingLoopCases.Loops.ShouldAllMatch(
            TrainEpoch,
            c =>
            {
                var (network, trainer) = New(c);
                Seen[] seen =
                [
                    .. Enumerable.Range(0, 2).Select(epoch => Measure(EpochOf(c, trainer, epoch), network)),
                ];
                return new EpochsSeen(
                    [.. seen.Select(epoch => epoch.Cost)],
                    [.. seen.Select(epoch => epoch.Accuracy)],
                    [.. seen.Select(epoch => epoch.Parameters)]);
            },
            TrainingLoopOracle.Epochs,
            PartsAreRight() ? TrainingLoopMistakes.Epochs : []);

    [Test, Task(7)]
    public void An_epoch_leaves_its_rows_unchanged_and_refuses_invalid_arguments()
    {
        var c = TrainingLoopCases.Loops[1];
        var (network, trainer) = New(c);
        var (inputs, targets) = (c.Training.Inputs.AsDoubles(), c.Training.Targets.AsDoubles());

        Assertions.ShouldRefuse(TrainEpoch, () => trainer.TrainEpoch([], [], 0.1, 2, 1));
        Assertions.ShouldRefuse(TrainEpoch, () => trainer.TrainEpoch(inputs, [], 0.1, 2, 1));
        Assertions.ShouldRefuse(TrainEpoch, () => trainer.TrainEpoch(inputs, targets, 0, 2, 1));
        Assertions.ShouldRefuse(TrainEpoch, () => trainer.TrainEpoch(inputs, targets, double.NaN, 2, 1));
        Assertions.ShouldRefuse(TrainEpoch, () => trainer.TrainEpoch(inputs, targets, 0.1, 0, 1));
        Values(network).ShouldMatch(TrainEpoch, c.Start, _refusedTooLate);

        trainer.TrainEpoch(inputs, targets, 0.1, 2, 1);
        inputs.ShouldBeUnchanged(TrainEpoch, c.Training.Inputs);
        targets.ShouldBeUnchanged(TrainEpoch, c.Training.Targets);
    }

    [Test, Task(8)]
    public void A_fit_records_what_every_epoch_did_on_both_sets_of_rows() =>
        TrainingLoopCases.Loops.ShouldAllMatch(
            Fit,
            c => CurvesOf(FitOf(c, New(c).Trainer)),
            c => TrainingLoopOracle.HistoryOf(TrainingLoopOracle.Fit(c)),
            PartsAreRight() ? TrainingLoopMistakes.Histories : []);

    [Test, Task(8)]
    public void The_schedule_is_asked_once_per_epoch()
    {
        var c = TrainingLoopCases.Loops[1] with { Epochs = 4 };
        List<int> asked = [];

        FitOf(c, New(c).Trainer, epoch =>
        {
            asked.Add(epoch);
            return 0.5;
        });

        asked.ToArray().ShouldMatch(
            Fit,
            (int[])[0, 1, 2, 3],
            new Suspect("schedule-calls", "call the schedule once per epoch, with the epoch's number: the first is 0"));
    }

    [Test, Task(8)]
    public void Invalid_arguments_of_a_fit_are_refused_and_change_nothing()
    {
        var c = TrainingLoopCases.Loops[1];
        var (network, trainer) = New(c);
        var none = new Rows([], []);
        void Refuses(LoopCase bad) => Assertions.ShouldRefuse(Fit, () => FitOf(bad, trainer));

        FitOf(c with { Epochs = 0 }, trainer).ShouldMatch(
            Fit, new History([], []), new Suspect("no-epochs", "0 epochs give an empty history"));
        Refuses(c with { Training = none });
        Refuses(c with { Validation = none });
        Refuses(c with { Training = c.Training with { Targets = [] } });
        Refuses(c with { Validation = c.Validation with { Targets = [] } });
        Refuses(c with { LearningRate = 0 });
        Refuses(c with { Epochs = -1 });
        Refuses(c with { BatchSize = 0 });
        Refuses(c with { Patience = 0 });

        Values(network).ShouldMatch(Fit, c.Start, _refusedTooLate);
    }

    [Test, Task(9)]
    public void A_fit_stops_when_the_patience_is_over_and_restores_the_best_weights() =>
        TrainingLoopCases.Stops.ShouldAllMatch(
            Fit,
            c =>
            {
                var (network, trainer) = New(c);
                var curves = CurvesOf(FitOf(c, trainer));
                return new Outcome(
                    curves.Costs, curves.Accuracies, curves.ValidationCosts, curves.ValidationAccuracies, Values(network));
            },
            TrainingLoopOracle.Fit,
            TrainingLoopMistakes.Stops);

    [Test, Task(9)]
    public void The_best_weights_are_written_into_the_layers_own_arrays()
    {
        var c = TrainingLoopCases.Stops[0];
        var (network, trainer) = New(c);
        FitOf(c, trainer);

        // An evaluation goes through the layers: it sees what the layers see.
        var elsewhere = new Suspect("best-not-in-the-layers", "the layers don't have the best weights: copy into their arrays");
        EvaluationOf(c, trainer).Cost.ShouldMatch(Fit, TrainingLoopOracle.Fit(c).ValidationCosts.Min(), elsewhere);
        Values(network).ShouldMatch(Fit, TrainingLoopOracle.Fit(c).Parameters, elsewhere);
    }

    [Test, Task(9)]
    public void A_cost_of_NaN_is_never_the_best()
    {
        var c = TrainingLoopCases.Stops[0] with { Patience = 3 };
        var (network, trainer) = New(c);
        var (same, alone) = New(c);

        var history = trainer.Fit(
            c.Training.Inputs.AsDoubles(),
            c.Training.Targets.AsDoubles(),
            (double)c.LearningRate,
            c.Epochs,
            c.BatchSize,
            c.Seed,
            c.Validation.Inputs.AsDoubles(),
            [[double.NaN, 0]],
            c.Patience,
            _ => 1);
        EpochOf(c, alone, epoch: 0);
        var first = Values(same);
        EpochOf(c, alone, epoch: 1);
        EpochOf(c, alone, epoch: 2);

        const string NaNIsBest = "an epoch whose cost is NaN counts as better: use <, which is false for NaN";
        history.Validation.Length.ShouldMatch(Fit, 3, new Suspect("nan-is-best", NaNIsBest, 4));
        Values(network).ShouldMatch(Fit, Values(same), new Suspect("nan-is-best", NaNIsBest, first));
    }

    [Test, Task(10)]
    public void A_checkpoint_has_all_that_the_next_step_needs() =>
        TrainingLoopCases.Saves.ShouldAllMatch(
            Save,
            c => Checkpoint.FromJson(TrainedOf(c).Json),
            TrainingLoopOracle.Save,
            TrainsRight() ? TrainingLoopMistakes.Saves : []);

    [Test, Task(10)]
    public void A_checkpoint_is_a_copy_and_names_its_rule()
    {
        var c = TrainingLoopCases.Saves[0];
        var trained = TrainedOf(c);
        EpochOf(c, trained.Trainer, c.Epochs);
        var later = Checkpoints.Save(trained.Network, trained.Optimiser, c.Epochs + 1);

        Checkpoint.FromJson(trained.Json).Rule.ShouldMatch(Save, "adam");
        Checkpoint.FromJson(later).Epoch.ShouldMatch(Save, c.Epochs + 1);
        Values(trained.Network).ShouldMatch(Save, Checkpoint.FromJson(later).Values);
    }

    [Test, Task(10)]
    public void Every_number_is_saved_with_all_its_digits()
    {
        // No short decimal is close to any of these: 0.1 + 0.2 isn't 0.3.
        double[] weights = [0.1 + 0.2, 1.0 / 3, -2e-17 / 3, 1e22 / 7];
        var network = new Network([new Dense([weights], [Math.PI])]);

        var saved = Checkpoint.FromJson(Checkpoints.Save(network, new Optimiser("sgd", 0, 1), epoch: 3));

        saved.Values[0].Select(Digits).ToArray().ShouldMatch(Save, weights.Select(Digits).ToArray());
    }

    [Test, Task(10)]
    public void A_training_that_has_diverged_and_a_negative_epoch_are_not_saved()
    {
        var (optimiser, network) = (new Optimiser("sgd", 0, 1), new Network([new Dense([[1]], [0])]));
        Checkpoints.Save(network, optimiser, epoch: 0);

        Assertions.ShouldRefuse(Save, () => Checkpoints.Save(network, optimiser, epoch: -1));
        foreach (var value in (double[])[double.NaN, double.PositiveInfinity])
        {
            var diverged = new Network([new Dense([[1]], [value])]);
            Assertions.ShouldRefuse(Save, () => Checkpoints.Save(diverged, optimiser, epoch: 1));
        }
    }

    [Test, Task(11)]
    public void A_training_that_is_loaded_goes_on_as_if_nothing_had_happened() =>
        TrainingLoopCases.Saves.ShouldAllMatch(
            Load,
            c =>
            {
                var (network, trainer, optimiser) = NewOf(c with { Start = c.Elsewhere });
                var epoch = Checkpoints.Load(JsonOf(c), network, optimiser);
                var loaded = Values(network);
                Seen[] seen =
                [
                    .. Enumerable.Range(epoch, 2).Select(next => Measure(EpochOf(c, trainer, next), network)),
                ];
                return new EpochsAfter(
                    epoch,
                    loaded,
                    [.. seen.Select(after => after.Cost)],
                    [.. seen.Select(after => after.Accuracy)],
                    [.. seen.Select(after => after.Parameters)]);
            },
            TrainingLoopOracle.Resume,
            TrainsRight() ? TrainingLoopMistakes.Loads : []);

    [Test, Task(11)]
    public void Saved_and_loaded_a_training_gives_exactly_the_numbers_of_one_that_never_stopped()
    {
        foreach (var c in TrainingLoopCases.Saves)
        {
            var first = TrainedOf(c);
            var (network, trainer, optimiser) = NewOf(c with { Start = c.Elsewhere });
            EpochOf(c, trainer, epoch: 0);
            var epoch = Checkpoints.Load(first.Json, network, optimiser);

            EpochOf(c, first.Trainer, epoch);
            EpochOf(c, trainer, epoch);

            Values(network).Select(row => row.Select(Digits).ToArray()).ToArray()
                .ShouldMatch(Load, Values(first.Network).Select(row => row.Select(Digits).ToArray()).ToArray());
        }
    }

    [Test, Task(11)]
    public void What_is_not_a_checkpoint_of_this_training_is_refused_and_changes_nothing()
    {
        var c = TrainingLoopCases.Saves[0];
        var json = JsonOf(c);
        var trained = TrainedOf(c);
        Checkpoints.Load(json, trained.Network, trained.Optimiser).ShouldMatch(Load, c.Epochs);
        var before = Checkpoints.Save(trained.Network, trained.Optimiser, c.Epochs);

        string Without(string part) => string.Join('\n', json.Split('\n').Where(line => !line.Contains($"\"{part}\"")));
        string With(string part, string value) => JsonOf(c, part, value);
        foreach (var (bad, word) in ((string, string)[])
            [
                ("", "JSON"),
                ("θ = 1", "JSON"),
                (json[..^4], "JSON"),
                ("[]", "JSON"),
                ("{}", "format"),
                (json.Replace("katas-training", "another"), "format"),
                (With("version", "2"), "version"),
                (Without("steps"), "steps"),
                (Without("first"), "first"),
                (json.Replace("\"second\"", "\"third\""), "third"),
                (With("epoch", "-1"), "epoch"),
                (With("epoch", "1.5"), "epoch"),
                (With("steps", "[1]"), "steps"),
                (With("steps", "[-1, 3]"), "steps"),
                (With("values", "[[0.5, -1, 0.25, NaN], [0.1, -0.2]]"), "JSON"),
                (With("values", "[[0.5, -1, 0.25, 1e999], [0.1, -0.2]]"), "values"),
                (With("values", "[[0.5, -1, 0.25, null], [0.1, -0.2]]"), "values"),
                (With("first", "[[0, 0, 0], [0, 0]]"), "first"),
                (JsonOf(TrainingLoopCases.Saves[2] with { Rule = "adam" }), ""),
                (JsonOf(c with { Rule = "sgd" }), ""),
            ])
        {
            string[] words = word == "" ? [] : [word];
            Assertions.ShouldRefuse(Load, () => Checkpoints.Load(bad, trained.Network, trained.Optimiser), words);
        }

        var after = Checkpoints.Save(trained.Network, trained.Optimiser, c.Epochs);
        Checkpoint.FromJson(after).ShouldMatch(Load, Checkpoint.FromJson(before));
    }

    [Test, Task(12)]
    public void A_network_lists_its_layers_with_their_shapes_and_parameters()
    {
        var network = Network.Classifier([2, 16, 3], dropout: 0.1, seed: 1);
        new Trainer(network, new CrossEntropy(), new Optimiser("sgd", 0, 1)).Evaluate([[1, 2]], [[1, 0, 0]]);

        network.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToArray()
            .ShouldMatch(
                "Network.ToString()",
                (string[])
                [
                    $"Dense 2 → 16 {(2 * 16) + 16}",
                    "Relu 0",
                    "Dropout 0",
                    $"Dense 16 → 3 {(16 * 3) + 3}",
                    $"all {(2 * 16) + 16 + (16 * 3) + 3}",
                ]);
    }

    [Test, Task(12, Seconds = 60)]
    public void Noisy_XOR_is_learned_from_200_rows_and_holds_on_100_others() => Learns(
        Network.Classifier([2, 16, 2], dropout: 0, seed: 1),
        OneHotOf(Dataset.NoisyXor(Draw.Seed, rows: 200, noise: 0.15), classes: 2),
        OneHotOf(Dataset.NoisyXor(Draw.Seed + 1, rows: 100, noise: 0.15), classes: 2),
        batchSize: 20,
        min: 95);

    [Test, Task(12, Seconds = 60)]
    public void Three_spirals_are_learned_with_two_hidden_layers() => Learns(
        Network.Classifier([2, 24, 24, 3], dropout: 0, seed: 1),
        OneHotOf(Dataset.Spirals(Draw.Seed, perArm: 50), classes: 3),
        OneHotOf(Dataset.Spirals(Draw.Seed + 1, perArm: 50), classes: 3),
        batchSize: 30,
        min: 90);

    private static void Learns(Network network, Examples training, Examples validation, int batchSize, int min)
    {
        const int Epochs = 40;

        // Asked in advance: a function that is handed over can't call the learner's code again.
        double[] shares = [.. Enumerable.Range(0, Epochs).Select(epoch => Schedule.WarmUpThenCosine(epoch, Epochs, warmUp: 3))];
        var trainer = new Trainer(network, new CrossEntropy(), new Optimiser("adam", 1e-4, 1));
        trainer.Fit(
            training.Inputs,
            training.Targets,
            learningRate: 0.02,
            Epochs,
            batchSize,
            seed: 1,
            validation.Inputs,
            validation.Targets,
            patience: 20,
            epoch => shares[epoch]);

        ((int)Math.Round(100 * trainer.Evaluate(validation.Inputs, validation.Targets).Accuracy))
            .ShouldBeAtLeast(
                Fit,
                min,
                "% of the validation rows predicted correctly",
                new Suspect("learns-too-little", "it learns too little: does each batch take a step, with the epoch's rate?"));
    }

    private sealed record Examples(double[][] Inputs, double[][] Targets);

    /// <summary>What a test compares with the oracle's records of the same names.</summary>
    private sealed record Seen(double Cost, double Accuracy, double[][] Parameters);

    private sealed record EpochsSeen(double[] Costs, double[] Accuracies, double[][][] Parameters);

    /// <summary>A class, because a lambda that captures a tuple can't be loaded without the types in it.</summary>
    private sealed record SavedTraining(Network Network, Trainer Trainer, Optimiser Optimiser, string Json);

    private sealed record EpochsAfter(
        int Epoch, double[][] Loaded, double[] Costs, double[] Accuracies, double[][][] Parameters);

    private sealed record Curves(
        double[] Costs, double[] Accuracies, double[] ValidationCosts, double[] ValidationAccuracies);

    private sealed record Outcome(
        double[] Costs, double[] Accuracies, double[] ValidationCosts, double[] ValidationAccuracies, double[][] Parameters);

    private static Examples OneHotOf(Dataset data, int classes) =>
        new(data.Inputs, Array.ConvertAll(data.Labels, label => OneHot(label, classes)));

    private static double[] OneHot(int label, int classes) =>
        [.. Enumerable.Range(0, classes).Select(column => column == label ? 1.0 : 0)];

    /// <summary>Whether steps and batches are right, so that a fault seen in an epoch can only be the epoch's.</summary>
    private static bool PartsAreRight() =>
        TrainingLoopCases.PlainSteps[..1].All(c => CallResult.Of(() => Walk(c)).Matches(TrainingLoopOracle.Steps(c)))
        && TrainingLoopCases.Loops.Select(c => new BatchCase(c.Name, c.Training.Inputs.Length, c.BatchSize, c.Seed)).All(c =>
            CallResult.Of(() => Batches.Of(c.Rows, c.BatchSize, c.Seed)).Matches(TrainingLoopOracle.Batches(c)));

    private static Optimiser New(StepCase c) =>
        new(c.Rule, (double)c.WeightDecay, (double?)c.MaxNorm ?? double.PositiveInfinity);

    private static Parameter[] Parameters(StepCase c) =>
        [.. c.Start.Zip(c.IsBias, (theta, isBias) => new Parameter(theta.AsDoubles(), new double[theta.Length], isBias))];

    private static object Walk(StepCase c) => Walk(c, New(c), Parameters(c));

    /// <summary>The parameters after each step.</summary>
    private static double[][][] Walk(StepCase c, Optimiser optimiser, Parameter[] parameters) =>
        [.. c.Gradients.Zip(c.Rates, (gradients, rate) =>
        {
            foreach (var (parameter, gradient) in parameters.Zip(gradients))
            {
                gradient.AsDoubles().CopyTo(parameter.Gradient, 0);
            }

            optimiser.Step(parameters, (double)rate);
            return parameters.Select(parameter => parameter.Values.ToArray()).ToArray();
        })];

    private static (Network Network, Trainer Trainer) New(LoopCase c)
    {
        var (network, trainer, _) = NewOf(c);
        return (network, trainer);
    }

    private static (Network Network, Trainer Trainer, Optimiser Optimiser) NewOf(LoopCase c)
    {
        List<ILayer> layers = [];
        for (var layer = 0; layer < c.Sizes.Length - 1; layer++)
        {
            if (layer > 0)
            {
                layers.Add(new Relu());
                if (c.Dropout > 0)
                {
                    layers.Add(new Dropout((double)c.Dropout, c.DropoutSeed + layer - 1));
                }
            }

            var weights = c.Start[2 * layer].Chunk(c.Sizes[layer]);
            layers.Add(new Dense(weights.AsDoubles(), c.Start[(2 * layer) + 1].AsDoubles()));
        }

        var network = new Network([.. layers]);
        ILoss loss = c.IsCrossEntropy ? new CrossEntropy() : new MeanSquaredError();
        var optimiser = new Optimiser(c.Rule, (double)c.WeightDecay, (double?)c.MaxNorm ?? double.PositiveInfinity);
        return (network, new Trainer(network, loss, optimiser), optimiser);
    }

    /// <summary>A training after all its epochs, saved.</summary>
    private static SavedTraining TrainedOf(LoopCase c)
    {
        var (network, trainer, optimiser) = NewOf(c);
        Train(c, trainer);
        return new SavedTraining(network, trainer, optimiser, Checkpoints.Save(network, optimiser, c.Epochs));
    }

    /// <summary>The oracle's checkpoint, or one of its lines replaced.</summary>
    private static string JsonOf(LoopCase c, string? part = null, string value = "")
    {
        var saved = TrainingLoopOracle.Save(c);
        var json = new Checkpoint(
            c.Rule,
            saved.Epoch,
            saved.Steps,
            saved.Values.AsDoubles(),
            saved.First.AsDoubles(),
            saved.Second.AsDoubles()).ToJson();
        return part is null
            ? json
            : Regex.Replace(json, $"(\"{part}\": ).*?(,?)$", $"${{1}}{value}$2", RegexOptions.Multiline);
    }

    /// <summary>A double with all its digits: equal texts are equal doubles.</summary>
    private static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether epochs are right, so that a fault seen after loading can only be that of saving or loading.</summary>
    private static bool TrainsRight() =>
        PartsAreRight()
        && TrainingLoopCases.Saves.All(c => CallResult.Of(() => Trained(c)).Matches(TrainingLoopOracle.Save(c).Values));

    private static double[][] Trained(LoopCase c)
    {
        var (network, trainer) = New(c);
        Train(c, trainer);
        return Values(network);
    }

    private static void Train(LoopCase c, Trainer trainer)
    {
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            EpochOf(c, trainer, epoch);
        }
    }

    private static Seen Measure(Epoch epoch, Network network) => new(epoch.Cost, epoch.Accuracy, Values(network));

    private static double[][] Values(Network network) =>
        [.. network.Parameters.Select(parameter => parameter.Values.ToArray())];

    private static Epoch EvaluationOf(LoopCase c, Trainer trainer) =>
        trainer.Evaluate(c.Validation.Inputs.AsDoubles(), c.Validation.Targets.AsDoubles());

    private static Epoch EpochOf(LoopCase c, Trainer trainer, int epoch) => trainer.TrainEpoch(
        c.Training.Inputs.AsDoubles(), c.Training.Targets.AsDoubles(), (double)c.RateAt(epoch), c.BatchSize, c.Seed + epoch);

    private static History FitOf(LoopCase c, Trainer trainer, Func<int, double>? schedule = null) => trainer.Fit(
        c.Training.Inputs.AsDoubles(),
        c.Training.Targets.AsDoubles(),
        (double)c.LearningRate,
        c.Epochs,
        c.BatchSize,
        c.Seed,
        c.Validation.Inputs.AsDoubles(),
        c.Validation.Targets.AsDoubles(),
        c.Patience,
        schedule ?? (epoch => (double)c.ShareAt(epoch)));

    private static Curves CurvesOf(History history) => new(
        [.. history.Training.Select(epoch => epoch.Cost)],
        [.. history.Training.Select(epoch => epoch.Accuracy)],
        [.. history.Validation.Select(epoch => epoch.Cost)],
        [.. history.Validation.Select(epoch => epoch.Accuracy)]);
}
