namespace Katas.TrainingLoop;

/// <summary>How well a network does on some rows in an epoch. Given.</summary>
/// <param name="Cost">The mean loss over the rows.</param>
/// <param name="Accuracy">The share of rows predicted correctly.</param>
public sealed record Epoch(double Cost, double Accuracy);

/// <summary>The results of a training, one per epoch. Given.</summary>
/// <param name="Training">On the training rows, each measured just before its batch's step.</param>
/// <param name="Validation">On the validation rows, measured after the epoch.</param>
public sealed record History(Epoch[] Training, Epoch[] Validation);

/// <summary>Trains a network. It keeps its optimiser, and so its memories, from epoch to epoch.</summary>
/// <param name="network">The network, which training changes.</param>
/// <param name="loss">The loss to lower.</param>
/// <param name="optimiser">Takes the steps.</param>
public sealed class Trainer(Network network, ILoss loss, Optimiser optimiser)
{
    /// <summary>Measures the network on some rows, all in one batch and without dropout. Nothing learns.</summary>
    /// <param name="inputs">m rows of features, m ≥ 1.</param>
    /// <param name="targets">One row per input row, one column per class: 1 for the right class, 0 elsewhere.</param>
    /// <exception cref="ArgumentException">There are no rows, or inputs and targets differ in number.</exception>
    public Epoch Evaluate(double[][] inputs, double[][] targets)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);

        // TODO (task 6): one forward pass; what must be off?
        throw new NotImplementedException();
    }

    /// <summary>
    /// Goes once through all rows, in the order of <see cref="Batches.Of"/>: for each batch one forward pass in training, one
    /// backward pass, and one step.
    /// </summary>
    /// <param name="inputs">m rows of features, m ≥ 1; left unchanged.</param>
    /// <param name="targets">One row per input row; left unchanged.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="batchSize">Rows per step, 1 or more; the last batch can be shorter.</param>
    /// <param name="seed">The seed of the batches.</param>
    /// <returns>
    /// The mean loss and the accuracy over the rows, from the outputs that the steps were based on. Every row counts the
    /// same, so a short batch counts less than a full one.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, inputs and targets differ in number, or a number is out of range; nothing changes.
    /// </exception>
    public Epoch TrainEpoch(double[][] inputs, double[][] targets, double learningRate, int batchSize, int seed)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // TODO (task 7): what happens to each batch, in which order? And how much does a short batch count in the mean?
        throw new NotImplementedException();
    }

    /// <summary>
    /// Trains for several epochs and measures the validation rows after each. In the end the network has the parameters of
    /// its best epoch: the first with the lowest validation cost.
    /// </summary>
    /// <param name="inputs">m rows to learn from, m ≥ 1.</param>
    /// <param name="targets">One row per input row.</param>
    /// <param name="learningRate">η₀: finite and greater than 0. Epoch e trains with η₀·schedule(e).</param>
    /// <param name="epochs">The number of epochs at most, 0 or more.</param>
    /// <param name="batchSize">Rows per step, 1 or more.</param>
    /// <param name="seed">Epoch e shuffles with seed + e.</param>
    /// <param name="validationInputs">The rows to watch, at least one; nothing is learned from them.</param>
    /// <param name="validationTargets">One row per validation row.</param>
    /// <param name="patience">
    /// Stop after this many epochs in a row that aren't better than the best before them: 1 or more. A tie isn't better, and
    /// neither is NaN.
    /// </param>
    /// <param name="schedule">The share of η₀ for an epoch, by its number: the first is 0. Called once per epoch.</param>
    /// <returns>
    /// Two results per epoch, those after the best included. If no epoch is best, because every validation cost is NaN, the
    /// network keeps the parameters it has.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, inputs and targets differ in number, or a number is out of range; nothing changes.
    /// </exception>
    public History Fit(
        double[][] inputs,
        double[][] targets,
        double learningRate,
        int epochs,
        int batchSize,
        int seed,
        double[][] validationInputs,
        double[][] validationTargets,
        int patience,
        Func<int, double> schedule)
    {
        Guard.NotEmpty(inputs);
        Guard.Pairs(targets, inputs);
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Guard.NotEmpty(validationInputs);
        Guard.Pairs(validationTargets, validationInputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);

        // TODO (task 8): what comes from TrainEpoch, what from Evaluate, and which of them gets which rows?
        // TODO (task 9): what do you keep of the best epoch, so that training can't change it? And when do you stop?
        throw new NotImplementedException();
    }
}
