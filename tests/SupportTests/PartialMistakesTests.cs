using Kata.RedResults;
using Shouldly;

namespace Katas.Tests;

[TestFixture]
public sealed class PartialMistakesTests
{
    private static readonly double[][] _right = [[1.5, -2.25, 4], [0.25, 3.5, -8]];
    private static readonly NamedMistake _forgotten = new("bias-forgotten", "the bias is not moved");
    private static readonly NamedMistake _uphill = new("uphill", "the step goes uphill");

    [Test]
    public void A_mistake_in_part_of_the_values() =>
        Of((i, j) => j == 2 ? Forgotten(i, j) : _right[i][j])!
            .ShouldBe(new Remark("partly-bias-forgotten", "in part of the values: the bias is not moved [bias-forgotten]"));

    [Test]
    public void Of_two_mistakes_that_explain_the_same_part_of_the_values_neither_is_named()
    {
        static double Last(int i, int j) => j == 2 ? Forgotten(i, j) : _right[i][j] - 0.5;
        MistakenNumbers last = new(new("last-forgotten", "the last is not moved"), [Numbers(0, Last), Numbers(1, Last)]);
        Of((i, j) => j == 2 ? Forgotten(i, j) : _right[i][j], also: last).ShouldBeNull();
    }

    [Test]
    public void Two_mistakes_that_explain_every_value_between_them() =>
        Of((i, j) => j == 2 ? Forgotten(i, j) : Uphill(i, j), forgotten: (i, j) => j == 2 ? Forgotten(i, j) : _right[i][j])!
            .ShouldBe(new Remark(
                "bias-forgotten+uphill",
                "two mistakes at once: the bias is not moved [bias-forgotten]; and the step goes uphill [uphill]"));

    [Test]
    public void Values_that_are_right_in_another_place_are_no_mistake_in_part_of_them()
    {
        MistakenNumbers reversed = new(new("reversed", "in reverse order"), [[.. _right[0].Reverse()], [.. _right[1].Reverse()]]);
        Of((i, j) => j == 1 ? _right[i][j] : _right[i][2 - j], also: reversed).ShouldBeNull();
    }

    [Test]
    public void Of_several_pairs_in_which_neither_was_made_as_it_is_known_none_is_named()
    {
        static double Last(int i, int j) => j == 2 ? Forgotten(i, j) : _right[i][j] - 0.5;
        MistakenNumbers last = new(new("last-forgotten", "the last is not moved"), [Numbers(0, Last), Numbers(1, Last)]);
        Of((i, j) => j == 2 ? Forgotten(i, j) : Uphill(i, j), also: last).ShouldBeNull();
    }

    [Test]
    public void Of_several_pairs_one_that_was_made_as_it_is_known_comes_first()
    {
        static double Last(int i, int j) => j == 2 ? Forgotten(i, j) : _right[i][j];
        MistakenNumbers last = new(new("last-forgotten", "the last is not moved"), [Numbers(0, Last), Numbers(1, Last)]);
        Of((i, j) => j == 2 ? Forgotten(i, j) : Uphill(i, j), also: last)!.Id.ShouldBe("uphill+last-forgotten");
    }

    [Test]
    public void Two_mistakes_that_explain_one_case_each() =>
        Of((i, j) => i == 0 ? Forgotten(i, j) : Uphill(i, j))!.Id.ShouldBe("bias-forgotten+uphill");

    [Test]
    public void Two_mistakes_neither_of_which_was_made_as_it_is_known_are_a_guess() =>
        Of((i, j) => j == 2 ? Forgotten(i, j) : Uphill(i, j))!.ShouldBe(new Remark(
            "partly-bias-forgotten+uphill",
            "in part of the values: the bias is not moved [bias-forgotten]; in the others: the step goes uphill [uphill]",
            IsGuess: true));

    [Test]
    public void A_mistake_whose_values_are_scaled_too() =>
        Of((i, j) => -2 * Uphill(i, j))!.ShouldBe(new Remark(
            "uphill+factor",
            "two mistakes at once: the step goes uphill [uphill]; with that fixed, every value is -2 times what it should be"));

    [Test]
    public void Of_two_mistakes_whose_scaled_values_are_the_same_neither_is_named() =>
        Of((i, j) => -2 * Uphill(i, j), also: Known(new("as-steep", "the step is as steep"), Uphill)).ShouldBeNull();

    [Test]
    public void Of_two_mistakes_whose_scaled_values_are_the_same_one_that_the_right_answers_contradict_is_not_named()
    {
        MistakenNumbers[] mistakes = [Known(_forgotten, Uphill), Known(_uphill, Uphill)];
        NumberPair[] failing = [Pair(0, (i, j) => -2 * Uphill(i, j)), Pair(1, (i, j) => -2 * Uphill(i, j))];
        NumberPair right = new([0], [0], IsArray: true, new Dictionary<string, int>());

        PartialMistakes.Of(failing, mistakes, passing: () => ([right], [new(_forgotten, [[double.NaN]]), new(_uphill, [[0]])]))!
            .Id.ShouldBe("uphill+factor");
    }

    [Test]
    public void A_single_value_without_an_explanation_gives_no_remark() =>
        Of((i, j) => (i, j) == (1, 1) ? 77.5 : Uphill(i, j)).ShouldBeNull();

    [Test]
    public void Whole_numbers_give_no_remark() => Of((i, j) => j == 2 ? 7 : _right[i][j], (_, _) => 7).ShouldBeNull();

    [Test]
    public void A_mistake_that_makes_no_sense_for_a_case_gives_no_remark() =>
        PartialMistakes.Of([Pair(0, Uphill), Pair(1, Uphill)], [new(_uphill, [Numbers(0, Uphill), null])]).ShouldBeNull();

    private static double Forgotten(int i, int j) => _right[i][j] + 0.125 + i;

    private static double Uphill(int i, int j) => (3 * _right[i][j]) - 1;

    private static Remark? Of(
        Func<int, int, double> wrong, Func<int, int, double>? forgotten = null, MistakenNumbers? also = null) =>
        PartialMistakes.Of(
            [Pair(0, wrong), Pair(1, wrong)],
            [
                Known(_forgotten, forgotten ?? Forgotten),
                Known(_uphill, Uphill),
                .. also is null ? (MistakenNumbers[])[] : [also],
            ]);

    private static MistakenNumbers Known(NamedMistake mistake, Func<int, int, double> of) =>
        new(mistake, [Numbers(0, of), Numbers(1, of)]);

    private static NumberPair Pair(int i, Func<int, int, double> wrong) =>
        new(_right[i], Numbers(i, wrong), IsArray: true, new Dictionary<string, int>());

    private static double[] Numbers(int i, Func<int, int, double> of) => [.. Enumerable.Range(0, 3).Select(j => of(i, j))];
}
