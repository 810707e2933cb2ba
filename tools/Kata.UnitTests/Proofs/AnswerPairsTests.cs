namespace Kata.UnitTests.Proofs;

public sealed class AnswerPairsTests
{
    private static readonly StageFolder _stage = StageFolder.All[0];

    [Test]
    public void The_mistakes_in_a_remark_count_as_named()
    {
        Verdict("first-row-only+cost-summed").Right.ShouldBe(2);
        Verdict("partly-cost-summed").Named.ShouldBe(["cost-summed"]);
        Verdict("first-cost-summed").Named.ShouldBe(["cost-summed"]);
        Verdict("first-row-only").Named.ShouldBe(["first-row-only"]);
        Verdict("cost-summed+factor").Right.ShouldBe(1);
        Verdict("sign-flipped+cost-summed").Others.ShouldBe(["sign-flipped"]);
        Verdict("sign").Named.ShouldBeEmpty();
    }

    [Test]
    public void Figures() =>
        PairFigures.Of([
            Verdict("first-row-only+cost-summed"),
            Verdict("partly-cost-summed"),
            Verdict("sign-flipped"),
            Verdict("sign"),
        ]).ShouldBe("4 pairs: 50 % at least one of the two named, 25 % both, 25 % a third one, "
            + "0 % a third one that gives exactly the same, 25 % none");

    [Test]
    public void A_third_one_that_is_named_for_sure_with_every_seed_gives_exactly_the_same()
    {
        PairVerdict Guess(string said) => Verdict(said, isGuess: true);

        Verdict("sign-flipped").IsSureOfOthers([Verdict("sign-flipped"), Verdict("sign-flipped")]).ShouldBeTrue();
        Verdict("sign-flipped").IsSureOfOthers([Verdict("sign-flipped"), Verdict("cost-summed")]).ShouldBeFalse();
        Verdict("sign-flipped+cost-summed").IsSureOfOthers([Verdict("sign-flipped+cost-summed")]).ShouldBeTrue();
        Verdict("sign-flipped+cost-summed").IsSureOfOthers([Verdict("sign-flipped")]).ShouldBeFalse();
        Guess("sign-flipped+cost-summed").IsSureOfOthers([Guess("sign-flipped+cost-summed")]).ShouldBeFalse();
        Verdict("partly-sign-flipped").IsSureOfOthers([Verdict("partly-sign-flipped")]).ShouldBeFalse();
        PairFigures.Of([Verdict("sign-flipped") with { IsIndistinguishable = true }])
            .ShouldContain("0 % a third one, 100 % a third one that gives exactly the same");
    }

    [Test]
    public void A_pair_is_like_one_alone_if_the_tests_find_the_same_whatever_they_say_about_it()
    {
        StageVerdict Found(string butWas, string said) => new(
            _stage,
            [new("", 1, Outcome.Red, new(RedKind.Wrong, "f(x)") { ButWas = butWas, Remark = new(said, "") }, "", TimeSpan.Zero)],
            []);

        PairFigures.AreAlike(Found("3", "sign"), Found("3", "factor")).ShouldBeTrue();
        PairFigures.AreAlike(Found("3", "sign"), Found("4", "sign")).ShouldBeFalse();
    }

    [Test]
    public void Answers_that_rewrite_a_member_that_the_other_edits_are_no_pair()
    {
        var stage = StageFolder.All.Single(stage => stage.Slug == "03-bias-gradient");
        var byId = WrongAnswers.Of(stage).Where(answer => answer.IsNamed).ToLookup(answer => answer.Id);
        AnswerPair Pair(string first, string second) => new(byId[first].First(), byId[second].First());

        Pair("sides-swapped", "zero-left-of-zero").Files.ShouldBeNull();
        Pair("cost-summed", "half-left-out").Files.ShouldBeNull();
        Pair("cost-summed", "sides-swapped").Files!.ShouldNotBe(byId["cost-summed"].First().Files);
    }

    private static PairVerdict Verdict(string said, bool isGuess = false)
    {
        var red = new RedResult(RedKind.Wrong, "f(x)") { Remark = new(said, "", isGuess) };
        return new(
            new(Answer("first-row-only"), Answer("cost-summed")),
            new(_stage, [new("", 1, Outcome.Red, red, "", TimeSpan.Zero)], []),
            ["first-row-only", "cost-summed", "sign-flipped"]);
    }

    private static WrongAnswer Answer(string id) => new(_stage, 1, "", id, []);
}
