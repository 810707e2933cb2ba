namespace Katas.WriteTheTests;

/// <summary>The tests of a learning-rate schedule with warm-up, as transformers have it (Vaswani et al., 2017).</summary>
public static class WarmUpTests
{
    /// <summary>Throws if <paramref name="rate"/> doesn't meet its specification.</summary>
    /// <remarks>
    /// The specification, where t = step + 1 and w = warmUpSteps: rate(step) = peak · t/w while t ≤ w, and then
    /// peak · √(w/t). Step 0 is the first.
    /// </remarks>
    /// <param name="rate">The code under test: the learning rate of a step.</param>
    /// <param name="peak">The highest rate, greater than 0.</param>
    /// <param name="warmUpSteps">w: 3 or more.</param>
    public static void Run(Func<int, double> rate, double peak, int warmUpSteps)
    {
        // TODO (task 2): at which steps does the rule change, and what is the rate there, worked out without the formula?
        throw new NotImplementedException();
    }
}
