using System.Runtime.CompilerServices;
using Kata.RedResults;
using Katas.Oracles;

namespace Katas.Tests;

/// <content>Those of tests of a single property: what the learner's code was given is the test's own code.</content>
internal static partial class Assertions
{
    private static readonly Suspect _changed = new(
        "changed", "an argument or an earlier result has been changed: write into arrays of your own, and return new ones")
    {
        IsGuess = false,
    };

    /// <summary>Exceptions that nobody throws on purpose, with the messages that .NET gives them: a check has its own.</summary>
    private static readonly Dictionary<string, string> _ofTheRuntime = ((Type[])[
        typeof(IndexOutOfRangeException),
        typeof(NullReferenceException),
        typeof(DivideByZeroException),
        typeof(OverflowException),
    ]).ToDictionary(type => type.Name, type => ((Exception)Activator.CreateInstance(type)!).Message);

    /// <summary>One answer, with an expected value computed in the test, and what other values suggest.</summary>
    /// <param name="actual">The learner's answer.</param>
    /// <param name="call">The member called.</param>
    /// <param name="expected">The right answer.</param>
    /// <param name="suspects">The first whose value is the learner's becomes the remark.</param>
    /// <param name="line">The assertion's.</param>
    /// <param name="file">The test's.</param>
    public static void ShouldMatch(
        this object? actual,
        string call,
        object expected,
        Suspect[] suspects,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "")
    {
        var answer = CallResult.Of(() => actual);
        if (!answer.Matches(expected))
        {
            var (shouldBe, butWas) = answer.Against([expected]);
            var remark = Array.Find(suspects, suspect => suspect.Value is null || answer.Matches(suspect.Value))?.Remark;
            throw Mismatched(call, shouldBe, butWas, remark, TestCode.Until(file, line));
        }
    }

    /// <summary>The same, with no suspect or up to three.</summary>
    public static void ShouldMatch(
        this object? actual,
        string call,
        object expected,
        Suspect? first = null,
        Suspect? second = null,
        Suspect? third = null,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "") =>
        actual.ShouldMatch(call, expected, [.. ((Suspect?[])[first, second, third]).OfType<Suspect>()], line, file);

    /// <summary>An argument or an earlier result, after a call that must leave it as it was.</summary>
    public static void ShouldBeUnchanged(
        this object? actual,
        string call,
        object expected,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "") =>
        actual.ShouldMatch(call, expected, [_changed], line, file);

    /// <summary>Two answers that must differ.</summary>
    public static void ShouldNotMatch(
        this object actual,
        string call,
        object other,
        Suspect? suspect = null,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "")
    {
        if (Closeness.Matches(other, actual))
        {
            var others = $"anything other than {Brief(other)}";
            throw Mismatched(call, others, Brief(actual), suspect?.Remark, TestCode.Until(file, line));
        }
    }

    /// <summary>A random number, within a share of its mean.</summary>
    public static void ShouldBeNear(
        this double actual,
        string call,
        double expected,
        double share,
        Suspect? suspect = null,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "")
    {
        if (!(Math.Abs(actual - expected) <= share * expected))
        {
            var range = $"{Brief(expected)} ± {Brief(share * expected)}";
            throw Mismatched(call, range, Brief(actual), suspect?.Remark, TestCode.Until(file, line));
        }
    }

    /// <summary>A count with a minimum.</summary>
    public static void ShouldBeAtLeast(
        this int actual,
        string call,
        int min,
        string ofWhat,
        Suspect? suspect = null,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "")
    {
        if (actual < min)
        {
            var atLeast = $"at least {min} {ofWhat}";
            throw Mismatched(call, atLeast, Numbers.Text(actual), suspect?.Remark, TestCode.Until(file, line));
        }
    }

    /// <summary>Bad input must throw an <see cref="ArgumentException"/> whose message contains all of these words.</summary>
    public static void ShouldRefuse(
        string call,
        Action ask,
        string[] words,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "",
        [CallerArgumentExpression(nameof(ask))] string asked = "")
    {
        var answer = CallResult.Of(() =>
        {
            ask();
            return "no exception";
        });
        var thrown = answer.Exception is null ? null : CallResult.Thrown(answer.Exception);
        var missing = words.Where(word => thrown?.Message.Contains(word, StringComparison.OrdinalIgnoreCase) != true).ToArray();
        if (thrown is not ArgumentException || missing.Length > 0)
        {
            var says = words.Length == 0 ? "" : $" that says {string.Join(" and ", words)}";
            var remark =
                thrown is null
                    ? new Remark("not-refused", "these arguments are not refused: check them before you calculate")
                : thrown is ArgumentException
                    ? new Remark("message", $"the message does not contain {string.Join(" and ", missing)}")
                : _ofTheRuntime.GetValueOrDefault(Message.TypeName(answer.Exception!)) == thrown.Message
                    ? new Remark(
                        "too-late", "the exception comes from inside the calculation: check the arguments before it begins")
                : new Remark("other-exception", "arguments are refused with an ArgumentException");
            var butWas = answer.Against([""]).ButWas;
            throw Mismatched(call, $"an ArgumentException{says}", butWas, remark, TestCode.Until(file, line, asked, ask));
        }
    }

    /// <summary>The same, whatever the message says.</summary>
    public static void ShouldRefuse(
        string call,
        Action ask,
        [CallerLineNumber] int line = 0,
        [CallerFilePath] string file = "",
        [CallerArgumentExpression(nameof(ask))] string asked = "") =>
        ShouldRefuse(call, ask, [], line, file, asked);

    private static string Brief(object value) => Numbers.Rounded(value, Numbers.FewDigits);

    private static MismatchException Mismatched(string call, string shouldBe, string butWas, Remark? remark, string? given) =>
        new(new Mismatch(call, null, shouldBe, butWas, Remark: remark) { Given = given });
}
