namespace Kata.Figures;

/// <summary>Whether a measurement had a core to itself.</summary>
public static class BusyMachine
{
    private const double Enough = 0.9;

    /// <summary>What to say of the share of a core that a measurement had; empty if it had enough of one.</summary>
    public static string Note(double share) => share >= Enough ? ""
        : FormattableString.Invariant($" The machine is busy: other programs left {100 * share:F0} % of a core to this one, and ")
            + "no figure is to be relied on. Measure again when they have finished.";
}
