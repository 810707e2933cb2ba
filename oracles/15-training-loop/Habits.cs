namespace Katas.Oracles.TrainingLoop;

/// <summary>How somebody writes a training loop. As it is made, every habit is a good one.</summary>
public sealed record Habits
{
    // --- A step

    /// <summary>One memory for all parameters.</summary>
    public bool SharesMemory { get; init; }

    /// <summary>New memories at every step.</summary>
    public bool ForgetsAtOnce { get; init; }

    /// <summary>Steps along the slope instead of the rule's direction.</summary>
    public bool IgnoresRule { get; init; }

    /// <summary>The rule that is always followed.</summary>
    public string? OnlyRule { get; init; }

    /// <summary>What a step is multiplied by.</summary>
    public decimal Sign { get; init; } = 1;

    /// <summary>Leaves η out.</summary>
    public bool IgnoresRate { get; init; }

    /// <summary>Multiplies the slopes by η before the rule, instead of the direction after it.</summary>
    public bool RateBeforeRule { get; init; }

    /// <summary>Asks the rule again for each value of a parameter.</summary>
    public bool AsksPerValue { get; init; }

    /// <summary>Which parameters move, by whether they are biases.</summary>
    public Func<bool, bool> Moves { get; init; } = _ => true;

    /// <summary>Which parameters decay, by whether they are biases.</summary>
    public Func<bool, bool> Decays { get; init; } = isBias => !isBias;

    /// <summary>What the decay is multiplied by.</summary>
    public decimal DecaySign { get; init; } = 1;

    /// <summary>How the decay comes in.</summary>
    public Decay Decay { get; init; } = Decay.InTheSlope;

    /// <summary>How a gradient is clipped.</summary>
    public Clip Clip { get; init; } = Clip.Globally;

    // --- An evaluation and an epoch

    /// <summary>Drops values in training.</summary>
    public bool DropsInTraining { get; init; } = true;

    /// <summary>Drops values in evaluation too.</summary>
    public bool DropsInEvaluation { get; init; }

    /// <summary>What an epoch notes, from its batches, one of their measures, and the number of all rows.</summary>
    public Func<Batch[], Func<Batch, decimal>, int, decimal> Note { get; init; } = ByRows;

    /// <summary>Measures a batch again, after its step: null if not, otherwise whether with dropout.</summary>
    public bool? MeasuresAgain { get; init; }

    /// <summary>Leaves out a short last batch.</summary>
    public bool DropsShortBatch { get; init; }

    /// <summary>Steps at the end of an epoch only, by the last batch's slopes.</summary>
    public bool StepsOncePerEpoch { get; init; }

    /// <summary>Divides the slopes of a batch by its number of rows once more.</summary>
    public bool AveragesAgain { get; init; }

    /// <summary>Never steps.</summary>
    public bool NeverSteps { get; init; }

    /// <summary>Steps first, by the slopes of the batch before.</summary>
    public bool StepsFirst { get; init; }

    /// <summary>Takes targets in their first order.</summary>
    public bool ForgetsTargets { get; init; }

    /// <summary>All batches are the first one.</summary>
    public bool RepeatsFirstBatch { get; init; }

    /// <summary>Takes rows in their first order.</summary>
    public bool NeverShuffles { get; init; }

    /// <summary>A new optimiser in each epoch.</summary>
    public bool RenewsOptimiser { get; init; }

    // --- A whole training

    /// <summary>η of an epoch, by its number and the number of batches.</summary>
    public Func<LoopCase, int, int, decimal> Rate { get; init; } = (c, epoch, _) => c.RateAt(epoch);

    /// <summary>The seed of an epoch's batches.</summary>
    public Func<int, int, int> SeedOf { get; init; } = (seed, epoch) => seed + epoch;

    /// <summary>Trains on the validation rows, too, after the training rows.</summary>
    public bool TrainsOnValidation { get; init; }

    /// <summary>Trains on the validation rows instead.</summary>
    public bool SwapsRows { get; init; }

    /// <summary>Evaluates the training rows instead of the validation rows.</summary>
    public bool ValidatesOnTraining { get; init; }

    /// <summary>Trains on the validation rows with this rate, and notes the result.</summary>
    public Func<LoopCase, int, decimal>? ValidatesByTraining { get; init; }

    /// <summary>Evaluates before the epoch.</summary>
    public bool ValidatesBefore { get; init; }

    /// <summary>Evaluates the training rows after the epoch for the first two columns.</summary>
    public bool MeasuresTrainingAfter { get; init; }

    /// <summary>How many epochs more.</summary>
    public int ExtraEpochs { get; init; }

    /// <summary>Whether an epoch's costs are better than the best epoch's, or the one before it.</summary>
    public Func<Noted, Noted, Noted, bool> IsBetter { get; init; } =
        (now, best, _) => now.ValidationCost < best.ValidationCost;

    /// <summary>Whether to stop, after so many epochs that weren't better, with that patience.</summary>
    public Func<int, int, bool> Stops { get; init; } = (waited, patience) => waited >= patience;

    /// <summary>Goes on counting after a better epoch.</summary>
    public bool NeverStartsOver { get; init; }

    /// <summary>Whether the best parameters are restored, by whether the training stopped early.</summary>
    public Func<bool, bool> Restores { get; init; } = _ => true;

    /// <summary>The untrained network counts as the best so far.</summary>
    public bool StartIsBest { get; init; }

    /// <summary>Restores the biases too.</summary>
    public bool RestoresBiases { get; init; } = true;

    // --- A training that is loaded

    /// <summary>Which parameters are written into the network, by whether they are biases.</summary>
    public Func<bool, bool> LoadsValues { get; init; } = _ => true;

    /// <summary>Whether the optimiser's sums of slopes are restored.</summary>
    public bool LoadsMemories { get; init; } = true;

    /// <summary>Whether the optimiser's numbers of steps are restored.</summary>
    public bool LoadsSteps { get; init; } = true;

    /// <summary>The epoch to go on with, by the one that was saved.</summary>
    public Func<int, int> NextEpoch { get; init; } = epoch => epoch;

    /// <summary>A mean in which every row counts the same.</summary>
    public static decimal ByRows(Batch[] batches, Func<Batch, decimal> of, int rows) =>
        batches.Sum(batch => of(batch) * batch.Rows) / rows;
}

/// <summary>What is seen of a batch.</summary>
public sealed record Batch(int Rows, decimal Cost, decimal Accuracy);

/// <summary>What is noted of an epoch.</summary>
public sealed record Noted(decimal Cost, decimal Accuracy, decimal ValidationCost, decimal ValidationAccuracy);

/// <summary>Where λθ is added.</summary>
public enum Decay
{
    /// <summary>To the slope that the rule sees.</summary>
    InTheSlope,

    /// <summary>To the rule's direction.</summary>
    InTheDirection,

    /// <summary>To the slope, before it is clipped.</summary>
    BeforeClipping,

    /// <summary>To the slope, before it is scaled by the factor of the slopes alone.</summary>
    BeforeScaling,

    /// <summary>To nothing: the value shrinks by its share λ, whatever η is.</summary>
    WithoutRate,
}

/// <summary>How a gradient is clipped.</summary>
public enum Clip
{
    /// <summary>By one norm for all.</summary>
    Globally,

    /// <summary>By a norm for each parameter.</summary>
    PerParameter,

    /// <summary>Each slope by itself.</summary>
    PerSlope,

    /// <summary>By the norm of the weights' slopes.</summary>
    ByWeightsOnly,

    /// <summary>To the limit, whether it is over it or not.</summary>
    Always,

    /// <summary>By the norm of the values.</summary>
    ByValues,

    /// <summary>Each direction after the rule, by its norm.</summary>
    Directions,

    /// <summary>Not at all.</summary>
    Never,
}
