using System.Reflection;
using System.Runtime.CompilerServices;
using Kata.RedResults;
using NUnit.Framework.Interfaces;

namespace Katas.Tests;

/// <summary>
/// What the tests of a run know of each other. A red stage locks later ones, and a green one prints what it taught; a red test
/// without a diagnosis refers to a mistake that an earlier test has named.
/// </summary>
internal sealed class StageRun
{
    private static readonly bool _all = Environment.GetEnvironmentVariable("KATA_ALL") == "1";
    private static readonly ConditionalWeakTable<Assembly, StageRun> _runs = [];
    private readonly SortedDictionary<int, (Stage Stage, int Green, int Tests)> _counts = [];

    /// <summary>The mistakes that the tests of the running stage have named, each with its task and the call.</summary>
    private readonly List<(int Task, string Call, NamedMistake Mistake)> _named = [];

    public TimeLimit TimeLimit { get; } = new();

    /// <summary>The run that a test belongs to: the proofs load the stage tests once per answer.</summary>
    public static StageRun Of(ITest test) => _runs.GetOrCreateValue(test.TypeInfo!.Type.Assembly);

    public void Begin() => _named.Clear();

    /// <summary>
    /// The red result; if it has no remark of its own but a guess, with a mistake that an earlier test has named: for the same
    /// call if there is one, or else in the same task, or else in the stage.
    /// </summary>
    public RedResult Explained(int task, RedResult red)
    {
        if (red is { Kind: RedKind.Wrong, Mistake: { } mistake })
        {
            _named.Add((task, red.Subject, mistake));
        }

        return red is { Kind: RedKind.Wrong or RedKind.Threw, Mistake: null, Remark: null or { IsGuess: true } }
            && _named.OrderByDescending(earlier => (earlier.Call == red.Subject, earlier.Task == task)).ToArray()
                is [var earlier, ..]
            ? red with { Remark = First(earlier.Task, earlier.Mistake) }
            : red;
    }

    /// <summary>
    /// The first red stage before this one, unless KATA_ALL=1. A stage that doesn't run, because of a filter for instance, is not
    /// red.
    /// </summary>
    public Stage? RedBefore(Stage stage) => _all
        ? null
        : _counts.Values.Where(count => count.Stage.Number < stage.Number && count.Green < count.Tests)
            .Select(count => count.Stage)
            .FirstOrDefault();

    private static Remark First(int task, NamedMistake mistake) =>
        new($"first-{mistake.Id}", $"fix first what task {task} found: {mistake.Story} [{mistake.Id}]", IsGuess: true);

    public void Count(Stage stage, ResultState state)
    {
        var (_, green, tests) = _counts.GetValueOrDefault(stage.Number);
        _counts[stage.Number] = (stage, green + (state == ResultState.Success ? 1 : 0), tests + 1);
    }

    /// <summary>Prints what a green stage taught, after its last test.</summary>
    public void Finish(Stage stage)
    {
        if (_counts.TryGetValue(stage.Number, out var count) && count.Green == count.Tests)
        {
            TestContext.Error.WriteLine(Message.Finished(stage));
        }
    }
}
