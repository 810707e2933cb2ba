using System.Runtime.CompilerServices;

namespace Katas.WriteTheTests;

/// <summary>A check failed: the test that made it is red.</summary>
/// <param name="message">What should be, and what was.</param>
internal sealed class CheckFailedException(string message) : Exception(message);

/// <summary>Checks that read like Shouldly's. Each throws if it fails, and its message quotes the checked expression.</summary>
/// <remarks>Leave <c>what</c> out: the compiler fills it in with the expression as it is written in the call.</remarks>
internal static class Should
{
    /// <summary>Requires |actual − expected| ≤ tolerance; without one, exactly the expected value. NaN always fails.</summary>
    /// <exception cref="CheckFailedException">It is further away: "rate(0) should be 0.2 but was 0".</exception>
    public static void ShouldBe(
        this double actual, double expected, double tolerance = 0, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!(Math.Abs(actual - expected) <= tolerance))
        {
            throw new CheckFailedException(FormattableString.Invariant($"{what} should be {expected} but was {actual}"));
        }
    }

    /// <summary>Requires the expected integer.</summary>
    /// <exception cref="CheckFailedException">It is another.</exception>
    public static void ShouldBe(this int actual, int expected, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (actual != expected)
        {
            throw new CheckFailedException(FormattableString.Invariant($"{what} should be {expected} but was {actual}"));
        }
    }

    /// <summary>Requires as many values as expected, each within the tolerance.</summary>
    /// <exception cref="CheckFailedException">Their number differs, or a value: "slopes[1] should be 2 but was 1".</exception>
    public static void ShouldBe(
        this double[] actual,
        double[] expected,
        double tolerance = 0,
        [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        actual.Length.ShouldBe(expected.Length, $"{what}.Length");
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBe(expected[i], tolerance, $"{what}[{i}]");
        }
    }

    /// <summary>Requires this exception, or one derived from it.</summary>
    /// <exception cref="CheckFailedException">The call returns. Any other exception passes through, and fails the test.</exception>
    public static void Throw<TException>(Action call, [CallerArgumentExpression(nameof(call))] string what = "")
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

        throw new CheckFailedException($"{what} should throw {typeof(TException).Name} but returned");
    }
}
