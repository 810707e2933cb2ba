namespace Kata.UnitTests.Verbs;

/// <summary>What kata bench says of a machine that has other work.</summary>
public sealed class BusyMachineTests
{
    private static readonly Func<double, string> _note = KatasContext.Find<Func<double, string>>(
        "Kata.Figures", "Kata.Figures.BusyMachine", "Note", AnswerCompiler.Solutions)!;

    [TestCase(1.02)]
    [TestCase(0.9)]
    public void A_core_of_its_own(double share) => _note(share).ShouldBeEmpty();

    [TestCase(0.89, "89 %")]
    [TestCase(0.504, "50 %")]
    public void A_part_of_a_core(double share, string said) => _note(share).ShouldContain($"left {said} of a core");
}
