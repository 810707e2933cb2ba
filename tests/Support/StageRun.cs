using NUnit.Framework.Interfaces;

namespace Katas.Tests;

/// <summary>Counts results per stage: a red stage locks later ones, a green one prints what it taught.</summary>
internal static class StageRun
{
    private static readonly bool _all = Environment.GetEnvironmentVariable("KATA_ALL") == "1";
    private static readonly SortedDictionary<int, (Stage Stage, int Green, int Tests)> _counts = [];

    /// <summary>
    /// The first red stage before this one, unless KATA_ALL=1. A stage that doesn't run, because of a filter for instance, is not
    /// red.
    /// </summary>
    public static Stage? RedBefore(Stage stage) => _all
        ? null
        : _counts.Values.Where(count => count.Stage.Number < stage.Number && count.Green < count.Tests)
            .Select(count => count.Stage)
            .FirstOrDefault();

    public static void Count(Stage stage, ResultState state)
    {
        var (_, green, tests) = _counts.GetValueOrDefault(stage.Number);
        _counts[stage.Number] = (stage, green + (state == ResultState.Success ? 1 : 0), tests + 1);
    }

    /// <summary>Prints what a green stage taught, after its last test.</summary>
    public static void Finish(Stage stage)
    {
        if (_counts.TryGetValue(stage.Number, out var count) && count.Green == count.Tests)
        {
            TestContext.Error.WriteLine(Message.Finished(stage));
        }
    }
}
