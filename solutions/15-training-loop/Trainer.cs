namespace Katas.TrainingLoop;

/// <summary>Rows of data.</summary>
/// <param name="Inputs">m rows of features.</param>
/// <param name="Targets">One row per input row, one column per class: 1 for the right class, 0 elsewhere.</param>
public sealed record Examples(double[][] Inputs, double[][] Targets);

/// <summary>How well a network does on some rows.</summary>
/// <param name="Cost">The mean loss over the rows.</param>
/// <param name="Accuracy">The share of rows predicted correctly.</param>
public sealed record Score(double Cost, double Accuracy);

/// <summary>The result of one epoch.</summary>
/// <param name="Cost">The mean loss over the training rows, each measured just before its batch's step.</param>
/// <param name="Accuracy">The share of training rows predicted correctly, measured likewise.</param>
/// <param name="ValidationCost">The mean loss over the validation rows, after the epoch.</param>
/// <param name="ValidationAccuracy">The share of validation rows predicted correctly, after the epoch.</param>
public sealed record Epoch(double Cost, double Accuracy, double ValidationCost, double ValidationAccuracy);

/// <summary>Trains a network. It keeps its optimiser, and so its memories, from epoch to epoch.</summary>
/// <param name="network">The network, which training changes.</param>
/// <param name="loss">The loss to lower.</param>
/// <param name="optimiser">Takes the steps.</param>
public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    /// <summary>Measures the network on some rows, all in one batch and without dropout. Nothing learns.</summary>
    /// <param name="examples">The rows, at least one.</param>
    /// <exception cref="ArgumentException">There are no rows, or inputs and targets differ in number.</exception>
    public Score Evaluate(Examples examples)
    {
        Check(examples);

        var outputs = network.Forward(examples.Inputs, isTraining: false);
        return new Score(loss.Value(outputs, examples.Targets), Metrics.Accuracy(outputs, examples.Targets));
    }

    /// <summary>
    /// Goes once through all rows, in the order of <see cref="Batches.Of"/>: for each batch one forward pass in training, one
    /// backward pass, and one step.
    /// </summary>
    /// <param name="examples">The rows, at least one; left unchanged.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="batchSize">Rows per step, 1 or more; the last batch can be shorter.</param>
    /// <param name="seed">The seed of the batches.</param>
    /// <returns>
    /// The mean loss and the accuracy over the rows, from the outputs that the steps were based on. A short batch counts
    /// less than a full one.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, inputs and targets differ in number, or a number is out of range; nothing changes.
    /// </exception>
    public Score TrainEpoch(Examples examples, double learningRate, int batchSize, int seed)
    {
        Check(examples);
        Guard.FiniteAndPositive(learningRate);

        var (cost, right) = (0.0, 0.0);
        foreach (var rows in Batches.Of(examples.Inputs.Length, batchSize, seed))
        {
            var x = Array.ConvertAll(rows, row => examples.Inputs[row]);
            var y = Array.ConvertAll(rows, row => examples.Targets[row]);
            var outputs = network.Forward(x, isTraining: true);
            cost += loss.Value(outputs, y) * rows.Length;
            right += Metrics.Accuracy(outputs, y) * rows.Length;
            network.Backward(loss.Gradient(outputs, y));
            optimiser.Step(network.Parameters, learningRate);
        }

        return new Score(cost / examples.Inputs.Length, right / examples.Inputs.Length);
    }

    /// <summary>
    /// Trains for several epochs and measures the validation rows after each. In the end the network has the parameters of
    /// its best epoch: the first with the lowest validation cost.
    /// </summary>
    /// <param name="training">The rows to learn from, at least one.</param>
    /// <param name="validation">The rows to watch, at least one; nothing is learned from them.</param>
    /// <param name="learningRate">η of an epoch, by its number: the first epoch is 0. Called once per epoch.</param>
    /// <param name="epochs">The number of epochs at most, 0 or more.</param>
    /// <param name="batchSize">Rows per step, 1 or more.</param>
    /// <param name="seed">Epoch e shuffles with seed + e; the first epoch is 0.</param>
    /// <param name="patience">
    /// Stop after this many epochs in a row that aren't better than the best before them: 1 or more. A tie isn't better, and
    /// neither is NaN.
    /// </param>
    /// <returns>
    /// The result of each epoch, the worse ones after the best included. If no epoch is best, because every cost is NaN, the
    /// network keeps the parameters it has.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, inputs and targets differ in number, or a whole number is out of range; nothing changes.
    /// </exception>
    public Epoch[] Fit(
        Examples training,
        Examples validation,
        Func<int, double> learningRate,
        int epochs,
        int batchSize,
        int seed,
        int patience)
    {
        Check(training);
        Check(validation);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);

        List<Epoch> history = [];
        var (best, bestCost, waited) = (Copy(), double.PositiveInfinity, 0);
        for (var epoch = 0; epoch < epochs && waited < patience; epoch++)
        {
            var trained = TrainEpoch(training, learningRate(epoch), batchSize, seed + epoch);
            var validated = Evaluate(validation);
            history.Add(new Epoch(trained.Cost, trained.Accuracy, validated.Cost, validated.Accuracy));

            waited++;
            if (validated.Cost < bestCost)
            {
                (best, bestCost, waited) = (Copy(), validated.Cost, 0);
            }
        }

        if (bestCost < double.PositiveInfinity)
        {
            foreach (var (parameter, values) in network.Parameters.Zip(best))
            {
                values.CopyTo(parameter.Values, 0);
            }
        }

        return [.. history];
    }

    private static void Check(Examples examples)
    {
        Guard.NotEmpty(examples.Inputs);
        Guard.Pairs(examples.Targets, examples.Inputs);
    }

    private double[][] Copy() => Array.ConvertAll(network.Parameters, parameter => (double[])parameter.Values.Clone());
}
