using Shouldly;

namespace Katas.Tests;

/// <summary>A test of a single property shows its own code, since its numbers stand nowhere else.</summary>
[TestFixture]
public sealed class TestCodeTests
{
    private static readonly double[] _wrong = [2];

    [Test]
    public void The_statements_up_to_the_assertion_are_given_without_those_that_passed() =>
        Given(Two).ShouldBe("Adder(0); Adder(1)");

    [Test]
    public void A_test_that_is_one_expression() => Given(OneExpression).ShouldBe("Adder(1, 2)");

    [Test]
    public void Line_breaks_and_suspects_are_left_out() =>
        Given(Chain).ShouldBe("((double[])[1, .. _wrong]).Select(x => Adder(x)).Max()");

    [Test]
    public void A_test_with_statements_comments_and_blocks() =>
        Given(Loop).ShouldBe("var start = 1.5; foreach (var x in (double[])[1, 2]) Adder(start, x)");

    [Test]
    public void A_call_that_should_be_refused_is_given_with_the_values_of_its_variables() =>
        Given(NotRefused).ShouldBe(
            "var start = Adder(1); foreach (var rate in (double[])[0, -0.5]) Adder(rate, start)  rate = 0  start = 1");

    [Test]
    public void An_array_that_has_changed() => Given(Changed).ShouldBe("double[] x = [1]; Array.Fill(x, 2); x");

    [Test]
    public void Of_a_long_test_the_first_statement_and_the_last_ones_are_given() =>
        Given(Long).ShouldBe(
            "var first = Adder(1_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000); …; "
            + "var third = Adder(3_000_000_000, 3_000_000_000, 3_000_000_000, 3_000_000_000); "
            + "var fourth = Adder(4_000_000_000, 4_000_000_000, 4_000_000_000, 4_000_000_000); "
            + "Adder(first, second, third, fourth)");

    [Test]
    public void A_test_whose_code_throws_instead_of_answering() =>
        TestCode.Until(Should.Throw<NotSupportedException>(Throwing)).ShouldBe("var start = Adder(1); Refuser.Add(start, 2)");

    [Test]
    public void Without_the_source_nothing_is_given() => TestCode.Until("gone/GoneTests.cs", 7).ShouldBeNull();

    private static void Two()
    {
        Adder(0).ShouldMatch("f", 0.0); // Passes.
        Adder(1).ShouldMatch("f", 3.0, new Suspect("guess", "a guess"));
    }

    private static void OneExpression() =>
        Adder(
            1,
            2)
            .ShouldMatch("f", 4.0);

    private static void Chain()
    {
        var suspect = new Suspect("guess", "a guess");
        ((double[])[
            1,
            .. _wrong,
        ])
            .Select(x => Adder(x))
            .Max()
            .ShouldMatch("f", 4.0, suspect);
    }

    private static void Loop()
    {
        // A comment; with a semicolon.
        var start = 1.5;
        foreach (var x in (double[])[1, 2])
        {
            Adder(start, x).ShouldMatch("f", 2.5); // Fails for the second one.
        }
    }

    private static void NotRefused()
    {
        var start = Adder(1);
        foreach (var rate in (double[])[0, -0.5])
        {
            Assertions.ShouldRefuse("f", () => Adder(rate, start));
        }
    }

    private static void Changed()
    {
        double[] x = [1];
        x.ShouldBeUnchanged("f", (double[])[1]);
        Array.Fill(x, 2);
        x.ShouldBeUnchanged("f", (double[])[1]);
    }

    private static void Throwing()
    {
        var start = Adder(1);
        Refuser.Add(start, 2).ShouldMatch("f", 3.0);
    }

    private static void Long()
    {
        var first = Adder(1_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000);
        var second = Adder(2_000_000_000, 2_000_000_000, 2_000_000_000, 2_000_000_000);
        var third = Adder(3_000_000_000, 3_000_000_000, 3_000_000_000, 3_000_000_000);
        var fourth = Adder(4_000_000_000, 4_000_000_000, 4_000_000_000, 4_000_000_000);
        Adder(first, second, third, fourth).ShouldMatch("f", _wrong);
    }

    private static double Adder(params double[] values) => values.Sum();

    private static string? Given(Action test) => Should.Throw<MismatchException>(test).Mismatch.Given;
}

/// <summary>Code that a test of this file calls, as it would a learner's.</summary>
file static class Refuser
{
    public static double Add(params double[] values) => throw new NotSupportedException($"{values.Length} values");
}
