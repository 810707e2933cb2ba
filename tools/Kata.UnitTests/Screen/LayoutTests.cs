using Kata.Screen;

namespace Kata.UnitTests.Screen;

/// <summary>Where a line ends.</summary>
public sealed class LayoutTests
{
    [Test]
    public void Sentences_are_broken_at_spaces() =>
        Layout.Wrap("one two three four", 9).ShouldBe(["one two", "three", "four"]);

    [Test]
    public void Values_are_broken_between_two_of_them() =>
        Layout.Wrap("w = [0.5, 1]  b = 0.25  x = [1, 2, 3]", 30).ShouldBe(["w = [0.5, 1]  b = 0.25", "x = [1, 2, 3]"]);

    [Test]
    public void A_value_that_fills_the_line_exactly_is_whole() =>
        Layout.Wrap("w = [0.5, 1]  b = 0.25", 12).ShouldBe(["w = [0.5, 1]", "b = 0.25"]);

    [Test]
    public void A_matrix_is_broken_between_rows() =>
        Layout.Wrap("W1 = [[1, 2], [3, 4], [5, 6]]", 22).ShouldBe(["W1 = [[1, 2], [3, 4],", "[5, 6]]"]);

    [Test]
    public void A_value_after_a_short_one_fills_the_line() =>
        Layout.Wrap("b = 1  x = [1, 2, 3, 4, 5, 6, 7]", 20).ShouldBe(["b = 1  x = [1, 2, 3,", "4, 5, 6, 7]"]);

    [Test]
    public void Words_that_are_wider_than_a_line_are_cut() =>
        Layout.Wrap("abcdefgh ij", 3).ShouldBe(["abc", "def", "gh", "ij"]);
}
