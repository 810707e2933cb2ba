namespace Katas.Oracles.GradientCheck;

/// <summary>A gradient with a fault in it.</summary>
/// <param name="Name">What the fault is.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Net">The network that it is planted in.</param>
/// <param name="Verdict">What a check must say of the gradient.</param>
/// <param name="Places">The beginnings of the names of the parameters whose slopes it makes wrong.</param>
public sealed record PlantedFault(string Name, Fault Fault, LittleNet Net, string Verdict, params string[] Places) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => Net.Given;

    /// <inheritdoc/>
    public override string Worked => $"wrong: {string.Join(", ", Where)}";

    /// <summary>The parameters whose slopes it makes wrong.</summary>
    public string[] Where => [.. Net.Names.Where(name => Places.Any(place => name.StartsWith(place, StringComparison.Ordinal)))];

    /// <summary>The network, and the gradient with the fault. A stale one has been asked at another point before.</summary>
    public LittleNetGradients Gradients()
    {
        var gradients = new LittleNetGradients(Net, Fault);
        gradients.Gradient([.. gradients.Parameters.Select(value => value + 0.5)]);
        return gradients;
    }
}

/// <summary>Gradients with one fault each.</summary>
public static class PlantedFaults
{
    /// <summary>Every fault, in the network in which it shows.</summary>
    public static PlantedFault[] All
    {
        get
        {
            var (tanh, relu, penalty) = (Net("tanh"), Net("relu, away from its kinks"), Net("with a penalty on the weights"));
            return
            [
                new("the sign of W2 is turned", Fault.SignOfW2, tanh, "wrong", "W2"),
                new("twice too large", Fault.FactorTwo, Net("sigmoid"), "wrong", ""),
                new("the hidden biases were forgotten", Fault.MissingBias, relu, "wrong", "b1"),
                new("W1 is transposed", Fault.TransposedW1, tanh, "wrong", "W1[0][1]", "W1[1]", "W1[2][0]"),
                new("one cell is wrong", Fault.OneCell, Net("linear"), "wrong", "W1[1][0]"),
                new("it belongs to earlier parameters", Fault.Stale, tanh, "wrong", ""),
                new("the slope of the activation is left out", Fault.SlopeLeftOut, Net("softmax"), "wrong", "W1", "b1"),
                new("the slope of the activation is taken at h", Fault.SlopeTakenAtH, tanh, "wrong", "W1", "b1"),
                new("one cell is 1 % too large", Fault.OnePercent, Net("sigmoid"), "doubtful", "W2[0][1]"),
                new("the penalty is left out", Fault.PenaltyLeftOut, penalty, "wrong", "W"),
                new("the penalty is on the biases too", Fault.PenaltyOnTheBias, penalty, "wrong", "b"),
                new("the sum for the mean", Fault.SumForMean, Net("softmax"), "wrong", ""),
                new("the last row is dropped", Fault.LastRowDropped, tanh, "wrong", ""),
                new("one cell is not a number", Fault.NotANumber, relu, "wrong", "b2[0]"),
                new("drawn: the sign of W2 is turned", Fault.SignOfW2, LittleNets.Drawn, "wrong", "W2"),
                new("beyond the kink", Fault.BeyondTheKink, LittleNets.AtKink, "wrong", "W1[0]", "b1[0]"),
            ];
        }
    }

    private static LittleNet Net(string name) => LittleNets.Smooth.Single(net => net.Name == name);
}
