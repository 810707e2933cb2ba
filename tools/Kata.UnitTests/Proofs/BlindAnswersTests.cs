namespace Kata.UnitTests.Proofs;

public sealed class BlindAnswersTests
{
    private static readonly StageFolder _stage = StageFolder.All[0];

    private static readonly TestVerdict _named = Red(new(RedKind.Wrong, "f(x)") { Mistake = new("bias-twice", "") });
    private static readonly TestVerdict _remark = Red(new(RedKind.Wrong, "f(x)") { Remark = new("sign", "") });
    private static readonly TestVerdict _silent = Red(new(RedKind.Wrong, "f(x)"));
    private static readonly TestVerdict _green = new("", 1, Outcome.Green, null, "", TimeSpan.Zero);

    [Test]
    public void A_named_mistake_is_said_before_a_remark()
    {
        Blind([_silent, _remark, _named]).Said.ShouldBe("bias-twice");
        Blind([_silent, _remark]).Said.ShouldBe("sign");
        Blind([_silent, _green]).Said.ShouldBeNull();
    }

    [Test]
    public void A_judgement_counts_while_the_diagnosis_is_the_one_that_was_judged()
    {
        Blind([_named], "said: bias-twice · vague").Judgement.ShouldBe(Judgement.Vague);
        Blind([_named], "said: sign · true").Judgement.ShouldBe(Judgement.Open);
        Blind([_named], "said: bias-twice · well").Judgement.ShouldBe(Judgement.Open);
        Blind([_named], "The bias is added twice.").Judgement.ShouldBe(Judgement.Open);
    }

    [Test]
    public void Figures() =>
        BlindFigures.Of(
        [
            Blind([_named, _silent, _green], "said: bias-twice · true"),
            Blind([_remark], "said: sign · false"),
            Blind([_silent]),
            Blind([_green]),
        ],
        [Cost(3, 1, 6, 6), Cost(2, 40, 10, 4), Cost(4, 2.5, 14, 5), Cost(5, 1.5, 9, 9)])
        .ShouldBe(
        [
            "4 answers: 1 green, 1 named, 1 with a remark, 1 without",
            "4 red tests: 2 with a name or a remark",
            "by hand: 1 true, 0 vague, 1 false, 0 not judged",
            "3 first failing cases of more than 8 numbers: median 10, shown 5",
            "time per red test: 3.0 ms to compare, and 1.5 ms for the diagnosis (median; 95 % within 2.5 ms)",
        ]);

    [Test]
    public void Figures_without_a_diagnosis_have_no_costs() => BlindFigures.Of([Blind([_silent])], []).Length.ShouldBe(3);

    private static RedCost Cost(double comparing, double diagnosing, int first, int shown) =>
        new(TimeSpan.FromMilliseconds(comparing), TimeSpan.FromMilliseconds(diagnosing), first, shown);

    private static TestVerdict Red(RedResult red) => new("", 1, Outcome.Red, red, "", TimeSpan.Zero);

    private static BlindVerdict Blind(TestVerdict[] tests, params string[] prose) =>
        new(new WrongAnswer(_stage, 1, "", "", []) { Prose = prose }, new StageVerdict(_stage, tests, []));
}
