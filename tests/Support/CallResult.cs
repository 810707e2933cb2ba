using Kata.RedResults;
using Katas.Oracles;

namespace Katas.Tests;

/// <summary>The result of a call of the learner's code: a value or an exception.</summary>
internal sealed class CallResult
{
    private CallResult(object? value, Exception? exception) => (Value, Exception) = (value, exception);

    /// <summary>What it returned; null if it threw.</summary>
    public object? Value { get; }

    public Exception? Exception { get; }

    /// <summary>What the call wrote to the console, if that is known.</summary>
    public string Written { get; private init; } = "";

    /// <summary>
    /// Calls the learner's code. Exceptions that mean "not written yet", a stopped test or a lost worker are not results, and
    /// pass through.
    /// </summary>
    public static CallResult Of(Func<object?> call)
    {
        var before = Output.Length;
        try
        {
            return new CallResult(call(), null) { Written = Output[before..] };
        }
        catch (Exception exception)
            when (Thrown(exception) is not (NotImplementedException or ThreadAbortException or LostException))
        {
            return new CallResult(null, exception) { Written = Output[before..] };
        }
    }

    private static string Output => RedReport.Written?.Invoke() ?? "";

    /// <summary>The exception with a type that tests can distinguish, even if a worker threw it.</summary>
    public static Exception Thrown(Exception exception) => exception is LearnerException learners ? learners.Thrown : exception;

    public bool Matches<TAnswer>(TAnswer expected) => Exception is null && Closeness.Matches(expected, Value);

    public bool NearlyMatches<TAnswer>(TAnswer expected) => Exception is null && Closeness.NearlyMatches(expected, Value);

    /// <summary>
    /// The expected and the actual value as text, with no more digits than tell them apart; of a record only the part that
    /// differs.
    /// </summary>
    public (string ShouldBe, string ButWas) Against<TAnswer>(TAnswer[] rights)
    {
        if (Exception is not null)
        {
            return (
                Several(rights.Select(Whole), Numbers.FewDigits),
                $"{Message.TypeName(Exception)}: {Exception.Message.ReplaceLineEndings(" ")}");
        }

        var difference = Closeness.FirstDifference(rights[0], Value) ?? "";
        var part = difference.Split('[')[0];
        var where = difference.Contains('[', StringComparison.Ordinal) ? $"   (differs at {difference})" : "";
        object?[] shown = part.Length == 0 ? [.. rights.Cast<object?>()] : Array.ConvertAll(rights, right => Part(right, part));
        var yours = part.Length == 0 ? Value : Part(Value, part);
        var (name, digits) = (part.Length == 0 ? "" : $"{part} = ", DigitsThatTell(yours, shown));
        return ($"{name}{Several(shown, digits)}", $"{name}{Numbers.Rounded(yours, digits)}{where}");
    }

    /// <summary>How many digits tell a value from each right one, in every number that differs.</summary>
    private static int DigitsThatTell(object? yours, object?[] rights)
    {
        double[] numbers = [.. Diagnosis.Flat(yours)];
        return Enumerable.Range(Numbers.FewDigits, Numbers.MaxDigits - Numbers.FewDigits).FirstOrDefault(
            digits => rights.All(right => Diagnosis.Flat(right).Zip(numbers).All(two =>
                Closeness.Matches(two.First, two.Second)
                    || Numbers.Rounded(two.First, digits) != Numbers.Rounded(two.Second, digits))),
            Numbers.MaxDigits);
    }

    /// <summary>A record as text, part by part.</summary>
    private static object? Whole<TAnswer>(TAnswer right) => right is Array or IFormattable or bool or string
        ? right
        : string.Join(
            "  ",
            Closeness.Parts(right!).Select(part => $"{part.Name} = {Numbers.Rounded(part.Value, Numbers.FewDigits)}"));

    private static object? Part(object? record, string name) => Closeness.Parts(record!).First(part => part.Name == name).Value;

    private static string Several(IEnumerable<object?> rights, int digits)
    {
        var texts = rights.Select(right => Numbers.Rounded(right, digits)).Distinct().ToArray();
        return texts.Length switch
        {
            1 => texts[0],
            2 => $"{texts[0]} or {texts[1]}",
            _ => $"{texts[0]}, or one of {texts.Length - 1} others",
        };
    }
}
