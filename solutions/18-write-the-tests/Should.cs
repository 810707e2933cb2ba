using System.Runtime.CompilerServices;

namespace Katas.WriteTheTests;

/// <summary>A check failed: the test that made it is red.</summary>
/// <param name="message">The test, what should be, and what was.</param>
internal sealed class CheckFailedException(string message) : Exception(message);

/// <summary>Checks that read like Shouldly's. Each throws if it fails: "The peak: rate(3) should be 0.2 but was 0".</summary>
/// <remarks>
/// Leave the last two arguments out: the compiler fills them in with the checked expression and the name of your method.
/// </remarks>
internal static class Should
{
    /// <summary>Requires |actual − expected| ≤ tolerance; without one, exactly the expected value. NaN always fails.</summary>
    /// <exception cref="CheckFailedException">It is further away.</exception>
    public static void ShouldBe(
        this double actual,
        double expected,
        double tolerance = 0,
        [CallerArgumentExpression(nameof(actual))] string what = "",
        [CallerMemberName] string test = "")
    {
        if (!(Math.Abs(actual - expected) <= tolerance))
        {
            throw Failed(test, $"{what} should be {expected} but was {actual}");
        }
    }

    /// <summary>Requires the expected integer.</summary>
    /// <exception cref="CheckFailedException">It is another.</exception>
    public static void ShouldBe(
        this int actual,
        int expected,
        [CallerArgumentExpression(nameof(actual))] string what = "",
        [CallerMemberName] string test = "")
    {
        if (actual != expected)
        {
            throw Failed(test, $"{what} should be {expected} but was {actual}");
        }
    }

    /// <summary>Requires as many values as expected, each within the tolerance.</summary>
    /// <exception cref="CheckFailedException">Their number differs, or one of them: slopes[1], for instance.</exception>
    public static void ShouldBe(
        this double[] actual,
        double[] expected,
        double tolerance = 0,
        [CallerArgumentExpression(nameof(actual))] string what = "",
        [CallerMemberName] string test = "")
    {
        actual.Length.ShouldBe(expected.Length, $"{what}.Length", test);
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBe(expected[i], tolerance, $"{what}[{i}]", test);
        }
    }

    /// <summary>Requires this exception, or one derived from it.</summary>
    /// <exception cref="CheckFailedException">The call returns. Another exception passes through, and fails the test.</exception>
    public static void Throw<TException>(
        Action call, [CallerArgumentExpression(nameof(call))] string what = "", [CallerMemberName] string test = "")
        where TException : Exception
    {
        try
        {
            call();
        }
        catch (TException)
        {
            return;
        }

        throw Failed(test, $"{what} should throw {typeof(TException).Name} but returned");
    }

    private static CheckFailedException Failed(string test, FormattableString what) =>
        new($"{test.Replace('_', ' ')}: {FormattableString.Invariant(what)}");
}
