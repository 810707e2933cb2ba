using Kata.RedResults;
using Katas.Oracles;

namespace Katas.Tests;

/// <summary>What the learner's code gave: a value, or the exception it threw instead.</summary>
internal sealed class CallResult
{
    private readonly object? _value;

    private CallResult(object? value, Exception? exception) => (_value, Exception) = (value, exception);

    public Exception? Exception { get; }

    /// <summary>Asks; a body that is not written yet, a test that is being stopped and a lost process are no answers and go on up.</summary>
    public static CallResult Of(Func<object?> ask)
    {
        try
        {
            return new CallResult(ask(), null);
        }
        catch (Exception exception) when (Thrown(exception) is not (NotImplementedException or ThreadAbortException or LostException))
        {
            return new CallResult(null, exception);
        }
    }

    /// <summary>The exception as the tests tell it apart, also if it was thrown in another process.</summary>
    public static Exception Thrown(Exception exception) => exception is LearnerException learners ? learners.Thrown : exception;

    public bool Matches<TAnswer>(TAnswer expected) => Exception is null && Closeness.Matches(expected, _value);

    public bool NearlyMatches<TAnswer>(TAnswer expected) => Exception is null && Closeness.NearlyMatches(expected, _value);

    /// <summary>This answer and the right one as texts, of a record only the part that is wrong.</summary>
    public (string ShouldBe, string ButWas) Against<TAnswer>(TAnswer[] rights)
    {
        if (Exception is not null)
        {
            return (Several(rights.Select(Whole)), $"{Message.TypeName(Exception)}: {Exception.Message.ReplaceLineEndings(" ")}");
        }

        var difference = Closeness.FirstDifference(rights[0], _value) ?? "";
        var part = difference.Split('[')[0];
        var where = difference.Contains('[', StringComparison.Ordinal) ? $"   (differs at {difference})" : "";
        return part.Length == 0
            ? (Several(rights.Cast<object?>()), Numbers.Text(_value) + where)
            : ($"{part} = {Several(rights.Select(right => Part(right, part)))}", $"{part} = {Numbers.Text(Part(_value, part))}{where}");
    }

    /// <summary>A record by its parts.</summary>
    private static object? Whole<TAnswer>(TAnswer right) => right is Array or IFormattable or bool or string
        ? right
        : string.Join("  ", Closeness.Parts(right!).Select(part => $"{part.Name} = {Numbers.Text(part.Value)}"));

    private static object? Part(object? record, string name) => Closeness.Parts(record!).First(part => part.Name == name).Value;

    private static string Several(IEnumerable<object?> rights)
    {
        var texts = rights.Select(Numbers.Text).Distinct().ToArray();
        return texts.Length switch
        {
            1 => texts[0],
            2 => $"{texts[0]} or {texts[1]}",
            _ => $"{texts[0]}, or one of {texts.Length - 1} others",
        };
    }
}
