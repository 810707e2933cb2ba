using System.Text.Json.Serialization;

namespace Kata.RedResults;

/// <summary>Why a test is red.</summary>
public enum RedKind
{
    /// <summary>A body still throws <see cref="NotImplementedException"/>.</summary>
    NotWrittenYet,

    /// <summary>The fault that the exercise comes with is still there.</summary>
    NotFixedYet,

    /// <summary>An answer is wrong, or an exception came instead of one.</summary>
    Wrong,

    /// <summary>The code threw.</summary>
    Threw,

    /// <summary>The code didn't return, or its process ended.</summary>
    Lost,

    /// <summary>NUnit failed the test outside of its body.</summary>
    Other,
}

/// <summary>A known wrong answer, by its id and what went wrong.</summary>
public sealed record NamedMistake(string Id, string Story);

/// <summary>What wrong answers have in common if no mistake is recognised.</summary>
/// <param name="Id">A slug to count it by.</param>
/// <param name="Text">A line to read.</param>
/// <param name="IsGuess">Whether it gives way to a mistake that another test has named.</param>
public sealed record Remark(string Id, string Text, [property: JsonIgnore] bool IsGuess = false);

/// <summary>A file below the repository, and a line of it if that is known.</summary>
public sealed record Place(string File, int? Line = null)
{
    /// <inheritdoc/>
    public override string ToString() => Line is null ? File : FormattableString.Invariant($"{File}:{Line}");
}

/// <summary>What a red test found: the one record that the screen, the proofs and the grader read.</summary>
/// <param name="Kind">Why it is red.</param>
/// <param name="Subject">
/// The member or the call it is about; a whole sentence if the code threw, was lost, or NUnit failed the test.
/// </param>
public sealed record RedResult(RedKind Kind, string Subject)
{
    /// <summary>The label of a mistake that explains every answer.</summary>
    public const string MistakeLabel = "mistake";

    /// <summary>The label of a remark, which is less certain.</summary>
    public const string RemarkLabel = "looks like";

    /// <summary>The name of the oracle's case, if it is one.</summary>
    public string? Case { get; init; }

    /// <summary>The case's inputs.</summary>
    public string? Given { get; init; }

    /// <summary>The right answer.</summary>
    public string? ShouldBe { get; init; }

    /// <summary>The learner's answer.</summary>
    public string? ButWas { get; init; }

    /// <summary>The mistake whose values are the learner's on all cases.</summary>
    public NamedMistake? Mistake { get; init; }

    /// <summary>What the answers look like if no mistake is known.</summary>
    public Remark? Remark { get; init; }

    /// <summary>The steps from the inputs to the answer.</summary>
    public string? Worked { get; init; }

    /// <summary>The case's computation graph, if an <see cref="IExplainer"/> wants it; otherwise empty.</summary>
    [JsonIgnore]
    public Step[] Steps { get; init; } = [];

    /// <summary>What the learner's code wrote for the case that is shown, if that is known.</summary>
    [JsonIgnore]
    public string Written { get; init; } = "";

    /// <summary>Where the learner goes on.</summary>
    public Place? Next { get; init; }

    /// <summary>The page with the stage's hints.</summary>
    public string? Readme { get; init; }

    /// <summary>Whether the learner hasn't begun.</summary>
    [JsonIgnore]
    public bool IsUntouched => Kind is RedKind.NotWrittenYet or RedKind.NotFixedYet;

    /// <summary>What happened, or the call that was wrong.</summary>
    [JsonIgnore]
    public string Head
    {
        get
        {
            var call = Case is null ? Subject : $"{Subject}  case \"{Case}\"";
            return Kind switch
            {
                RedKind.NotWrittenYet => $"not written yet: {call}",
                RedKind.NotFixedYet => $"not fixed yet: {call}",
                _ => call,
            };
        }
    }

    /// <summary>What is known of the answer, each with its label.</summary>
    [JsonIgnore]
    public (string Label, string Text)[] Rows =>
    [
        .. from row in ((string Label, string? Text)[])
           [
               ("given", Given),
               ("should be", ShouldBe),
               ("but was", ButWas),
               (MistakeLabel, Mistake is null ? null : $"{Mistake.Story}  [{Mistake.Id}]"),
               (RemarkLabel, Mistake is null ? Remark?.Text : null),
               ("worked", Worked),
           ]
           where row.Text is not null
           select (row.Label, row.Text),
    ];

    /// <summary>The text of the red test. Nothing takes it apart again.</summary>
    public string ToText() => string.Join('\n',
    [
        Head,
        .. Rows.Select(row => $"     {row.Label,-12}{row.Text}"),
        .. Next is null ? (string[])[] : [$"   next: {Next}{(Readme is null ? "" : $" · hints: {Readme}")}"],
    ]);
}

/// <summary>What the diagnosis of a red test cost, and what it gained.</summary>
/// <param name="Comparing">The time to ask the learner's code and to compare its answers with the right ones.</param>
/// <param name="Diagnosing">The time until the case to show and what to say of it are known.</param>
/// <param name="FirstNumbers">The count of numbers in the first failing case.</param>
/// <param name="ShownNumbers">The same in the case that is shown.</param>
public sealed record RedCost(TimeSpan Comparing, TimeSpan Diagnosing, int FirstNumbers, int ShownNumbers);

/// <summary>Where the tests send their red results.</summary>
public static class RedReport
{
    private static readonly AsyncLocal<Action<RedResult>?> _receiver = new();
    private static readonly AsyncLocal<IExplainer?> _explainer = new();
    private static readonly AsyncLocal<Func<Func<object?>, object?>?> _beyond = new();
    private static readonly AsyncLocal<Action<RedCost>?> _meter = new();
    private static readonly AsyncLocal<Func<string>?> _written = new();
    private static readonly AsyncLocal<bool> _asksSmaller = new();

    /// <summary>Who takes the results of the tests that run here: of this thread, and of those that it starts.</summary>
    public static Action<RedResult>? Receiver
    {
        get => _receiver.Value;
        set => _receiver.Value = value;
    }

    /// <summary>Who explains the results of the tests that run here; null if nobody does.</summary>
    public static IExplainer? Explainer
    {
        get => _explainer.Value;
        set => _explainer.Value = value;
    }

    /// <summary>
    /// How the tests ask the learner's code more than they judge it by: null comes back if it throws or takes too long, and
    /// nothing else may come of the question. If this is null, they ask it directly.
    /// </summary>
    public static Func<Func<object?>, object?>? Beyond
    {
        get => _beyond.Value;
        set => _beyond.Value = value;
    }

    /// <summary>What the learner's code has written in the running test; null if nobody can say.</summary>
    public static Func<string>? Written
    {
        get => _written.Value;
        set => _written.Value = value;
    }

    /// <summary>Whether the tests that run here ask about smaller cases too: a proof that right answers pass them.</summary>
    public static bool AsksSmallerCases
    {
        get => _asksSmaller.Value;
        set => _asksSmaller.Value = value;
    }

    /// <summary>Who hears what each diagnosis costs; null if nobody does.</summary>
    public static Action<RedCost>? Meter
    {
        get => _meter.Value;
        set => _meter.Value = value;
    }
}
