namespace Katas.TrainingLoop;

/// <summary>Takes the steps of a training: clips the gradient, adds weight decay, and follows one of the rules.</summary>
/// <param name="rule">sgd, rmsprop or adam.</param>
/// <param name="weightDecay">λ: 0 or more.</param>
/// <param name="maxNorm">The upper limit for the global norm of the gradient: greater than 0; ∞ for no limit.</param>
/// <exception cref="ArgumentException">There is no such rule, or a number is out of range.</exception>
public sealed class Optimiser(string rule, double weightDecay, double maxNorm)
{
    // Given: the three arguments, checked.
    private readonly string _rule = Rules.Names.Contains(rule)
        ? rule
        : throw new ArgumentException($"There is no rule {rule}; there are {string.Join(", ", Rules.Names)}.", nameof(rule));

    private readonly double _weightDecay = weightDecay >= 0
        ? weightDecay
        : throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay, "weightDecay must be 0 or more.");

    private readonly double _maxNorm = maxNorm > 0
        ? maxNorm
        : throw new ArgumentOutOfRangeException(nameof(maxNorm), maxNorm, "maxNorm must be greater than 0.");

    /// <summary>The rule that this optimiser follows. Given, for task 10.</summary>
    internal string Rule => _rule;

    /// <summary>
    /// One step, in place: θ ← θ − ηd for every value θ of every parameter, where d is the rule's direction for the slope
    /// s·g + λθ. λθ is added for weights only; s = maxNorm/‖g‖ if the global norm ‖g‖ is over maxNorm, else 1.
    /// </summary>
    /// <param name="parameters">
    /// The same parameters in every call, in the same order. Their values change; their gradients don't.
    /// </param>
    /// <param name="learningRate">η for this step: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">η isn't finite and positive; nothing changes.</exception>
    public void Step(Parameter[] parameters, double learningRate)
    {
        Guard.FiniteAndPositive(learningRate);

        // TODO (task 1): which memory belongs to which parameter, and where do you keep it until the next step?
        // TODO (task 2): which parameters decay, and is the decay part of the slope that the rule sees?
        // TODO (task 3): is the limit for each parameter, or for all of them together?
        throw new NotImplementedException();
    }
}
