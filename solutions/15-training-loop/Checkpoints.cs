using Katas.Toolbox;

namespace Katas.TrainingLoop;

/// <summary>A training as JSON, and back again: stop today, and go on another day as if nothing had happened.</summary>
public static class Checkpoints
{
    /// <summary>
    /// A training as it is now: the network's values, the optimiser's memories with their numbers of steps, and the epoch. The
    /// README describes the JSON. Nothing changes.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="optimiser">The optimiser that has trained it. Before its first step, its memories are zeros.</param>
    /// <param name="epoch">The number of the epoch that comes next, 0 or more.</param>
    /// <exception cref="ArgumentException">epoch is negative, or the training has diverged: a number isn't finite.</exception>
    public static string Save(Network network, Optimiser optimiser, int epoch)
    {
        var memories = optimiser.MemoriesOf(network.Parameters);
        return new Checkpoint(
            optimiser.Rule,
            epoch,
            Array.ConvertAll(memories, memory => memory.Steps),
            Array.ConvertAll(network.Parameters, parameter => parameter.Values),
            Array.ConvertAll(memories, memory => memory.First),
            Array.ConvertAll(memories, memory => memory.Second)).ToJson();
    }

    /// <summary>
    /// Writes a saved training into a network of the same shape and an optimiser of the same rule. From then on they train
    /// exactly as the saved ones would have.
    /// </summary>
    /// <param name="json">What <see cref="Save"/> returned.</param>
    /// <param name="network">Its values change.</param>
    /// <param name="optimiser">Its memories change.</param>
    /// <returns>The number of the epoch that comes next.</returns>
    /// <exception cref="ArgumentException">
    /// json isn't a checkpoint, or it belongs to a network of another shape or to another rule; nothing changes.
    /// </exception>
    public static int Load(string json, Network network, Optimiser optimiser)
    {
        var saved = Checkpoint.FromJson(json);
        if (saved.Rule != optimiser.Rule)
        {
            throw new ArgumentException(
                $"json was saved with the rule {saved.Rule}, but the optimiser follows {optimiser.Rule}.", nameof(json));
        }

        var parameters = network.Parameters;
        var values = Array.ConvertAll(parameters, parameter => parameter.Values);
        Guard.SameShape(saved.Values, values, "values", "network.Parameters");

        var memories = optimiser.MemoriesOf(parameters);
        for (var i = 0; i < parameters.Length; i++)
        {
            saved.Values[i].CopyTo(values[i], 0);
            saved.First[i].CopyTo(memories[i].First, 0);
            saved.Second[i].CopyTo(memories[i].Second, 0);
            memories[i].Steps = saved.Steps[i];
        }

        return saved.Epoch;
    }
}
