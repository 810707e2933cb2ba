namespace Katas.Oracles.GradientCheck;

/// <summary>Mistakes that can be made in several ways.</summary>
internal static class Ways
{
    internal const string NotRestored = "a parameter isn't restored: set it to its old value before you move the next";

    /// <summary>Where a parameter that is not put back may stay, in steps.</summary>
    internal static readonly decimal[] LeftAt = [1, -1, 2, -2];

    /// <summary>Steps that a learner may hard-code instead of using the given one.</summary>
    internal static readonly decimal[] SmallSteps = [0.000_01m, 0.000_001m, 0.000_1m, 0.001m, 0.000_000_1m];

    /// <summary>A mistake that can be made in several ways, each of them the same way on all cases.</summary>
    internal static Mistake<TCase, TAnswer>[] Any<TCase, TAnswer>(string id, string story, params Func<TCase, TAnswer>[] ways) =>
        [.. ways.Select(way => new Mistake<TCase, TAnswer>(id, story, c => [way(c)]))];
}
