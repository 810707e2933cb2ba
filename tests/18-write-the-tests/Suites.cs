using Kata.RedResults;
using Katas.Oracles;
using Katas.Oracles.WriteTheTests;
using static Katas.Oracles.WriteTheTests.WriteTheTestsOracle;

namespace Katas.Tests;

/// <summary>Runs a learner's tests on implementations, and compares what they find with what they should find.</summary>
internal static class Suites
{
    private const string CheckFailed = "CheckFailedException";

    private static readonly Remark _rejection = new(
        "right-code-rejected", "this code is right: does your check ask for more than the specification says?");

    /// <summary>Requires that the tests pass on right implementations; a red result quotes the check that failed.</summary>
    public static void ShouldPassOnRightOnes<TSettings, TSubject>(
        this SuiteCase<TSettings, TSubject>[] cases, string call, Action<SuiteCase<TSettings, TSubject>, Calls> run)
        where TSettings : notnull
    {
        foreach (var c in OnRightOnes(cases))
        {
            if (Failure(c, run) is { } failure)
            {
                throw new MismatchException(new(call, c, Passes, $"{Fails}: {Text(failure)}", Remark: _rejection));
            }
        }
    }

    /// <summary>
    /// Requires that the tests pass on right implementations and fail on wrong ones, and make more calls than the example.
    /// </summary>
    public static void ShouldTellRightFromWrong<TSettings, TSubject>(
        this SuiteCase<TSettings, TSubject>[] cases,
        string call,
        Action<SuiteCase<TSettings, TSubject>, Calls> run,
        Action<SuiteCase<TSettings, TSubject>, Calls> example,
        Mistake<SuiteCase<TSettings, TSubject>, string>[] mistakes)
        where TSettings : notnull
    {
        // The right answers depend on this variable, so that the oracle's memory keeps no story of an earlier run.
        var right = cases[0].Implementation;
        var rejected = Failure(cases[0], run) is { } failure
            ? $"your tests {(IsCheck(failure) ? "reject" : "throw on")} right code: {Text(failure)}"
            : null;
        cases.ShouldAllMatch(
            call,
            c =>
            {
                var (calls, examplesCalls, rightCalls) = (new Calls(), new Calls(), new Calls());
                example(c, examplesCalls);
                if (Failure(c, run, calls) is not null)
                {
                    return Fails;
                }

                if (calls.Made.SequenceEqual(examplesCalls.Made))
                {
                    return PassesOnExample;
                }

                Failure(cases.First(other => other.Number == c.Number), run, rightCalls);
                return c.Implementation.IsRight || !calls.GaveTheSameAs(rightCalls) ? Passes : PassesUnseen;
            },
            c => [c.Implementation.Id == right.Id ? Passes : Fails],
            Array.ConvertAll(mistakes, mistake => mistake.Id == WriteTheTestsMistakes.EverythingFails
                ? mistake with { Story = rejected ?? mistake.Story }
                : mistake));
    }

    /// <summary>Requires that the tests make the same calls when they are run again.</summary>
    public static void ShouldRepeat<TSettings, TSubject>(
        this SuiteCase<TSettings, TSubject>[] cases, string call, Action<SuiteCase<TSettings, TSubject>, Calls> run)
        where TSettings : notnull =>
        OnRightOnes(cases).ShouldAllMatch(
            call,
            c =>
            {
                var (first, second) = (new Calls(), new Calls());
                Failure(c, run, first);
                Failure(c, run, second);
                return first.Made.SequenceEqual(second.Made) ? SameCalls : OtherCalls;
            },
            _ => [SameCalls],
            WriteTheTestsMistakes.Repeated<TSettings, TSubject>());

    /// <summary>Requires that an array that is given to the tests is the same after a run.</summary>
    public static void ShouldLeaveUnchanged<TSettings, TSubject>(
        this SuiteCase<TSettings, TSubject>[] cases,
        string call,
        Func<TSettings, double[]> given,
        Action<SuiteCase<TSettings, TSubject>, double[]> run)
        where TSettings : notnull =>
        OnRightOnes(cases).ShouldAllMatch(
            call,
            c =>
            {
                var array = given(c.Settings);
                Failure(c, (_, _) => run(c, array));
                return array.SequenceEqual(given(c.Settings)) ? Unchanged : Changed;
            },
            _ => [Unchanged],
            WriteTheTestsMistakes.GivenArray<TSettings, TSubject>());

    private static SuiteCase<TSettings, TSubject>[] OnRightOnes<TSettings, TSubject>(SuiteCase<TSettings, TSubject>[] cases)
        where TSettings : notnull =>
        Array.FindAll(cases, c => c.Implementation.IsRight);

    /// <summary>The exception that ends the tests; null if they pass.</summary>
    private static Exception? Failure<TSettings, TSubject>(
        SuiteCase<TSettings, TSubject> c, Action<SuiteCase<TSettings, TSubject>, Calls> run, Calls? calls = null)
        where TSettings : notnull =>
        CallResult.Of(() =>
        {
            run(c, calls ?? new Calls());
            return null;
        }).Exception;

    private static bool IsCheck(Exception failure) => Message.TypeName(Message.Unwrap(failure)) == CheckFailed;

    private static string Text(Exception failure)
    {
        failure = Message.Unwrap(failure);
        var type = IsCheck(failure) ? "" : $"{Message.TypeName(failure)}: ";
        return (type + failure.Message).ReplaceLineEndings(" ");
    }
}

/// <summary>
/// Hands implementations to a learner's tests, and records each call. Arguments that don't fit together are refused in the same
/// way by all of them.
/// </summary>
internal sealed class Calls
{
    private readonly List<string> _made = [];
    private readonly List<object?> _given = [];

    /// <summary>The arguments of the calls, in order.</summary>
    public IReadOnlyList<string> Made => _made;

    /// <summary>Whether the same calls gave the same results, except in the last digits, and left the same arguments.</summary>
    public bool GaveTheSameAs(Calls other) =>
        _made.SequenceEqual(other._made) && Closeness.Matches(_given.ToArray(), other._given.ToArray());

    public Func<TResult> Watch<TResult>(Func<TResult> function) => () => Record(function);

    public Func<T, TResult> Watch<T, TResult>(Func<T, TResult> function) => a => Record(() => function(a), a);

    public Func<T1, T2, TResult> Watch<T1, T2, TResult>(Func<T1, T2, TResult> function) =>
        (a, b) => Record(() => function(a, b), a, b);

    public Action<T1, T2, T3> Watch<T1, T2, T3>(Action<T1, T2, T3> action) => (a, b, c) => Record<object?>(
        () =>
        {
            action(a, b, c);
            return null;
        },
        a,
        b,
        c);

    private TResult Record<TResult>(Func<TResult> call, params object?[] arguments)
    {
        _made.Add(string.Join("; ", arguments.Select(Numbers.Text)));
        object? given = "an exception";
        try
        {
            var result = call();
            given = Copy(result);
            return result;
        }
        catch (Exception exception)
            when (exception is IndexOutOfRangeException or NullReferenceException or ArgumentNullException)
        {
            throw new ArgumentException("The arguments don't fit together.", exception);
        }
        finally
        {
            _given.Add(given);
            _given.Add(Copy(arguments));
        }
    }

    private static object? Copy(object? value) => value switch
    {
        Array values => values.Cast<object?>().Select(Copy).ToArray(),
        Delegate => null,
        _ => value,
    };
}
