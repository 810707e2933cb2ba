using Kata.Verbs;
using Katas.Toolbox.Figures;

namespace Kata.UnitTests.Verbs;

public sealed class BenchVerbTests
{
    private static readonly ChosenAnswer _solutions = new(AnswerCompiler.Solutions, IsLearners: false, "by a test");

    /// <summary>Only the table's form: no test depends on speed.</summary>
    [Test]
    public void A_benchmark_has_a_row_per_implementation_with_a_number_in_every_column()
    {
        Table[] tables =
        [
            .. StageFolder.All.Select(stage => BenchVerb.Measure(stage, _solutions, Effort.Little))
                .OfType<Page>()
                .SelectMany(page => page.Figures)
                .OfType<Table>(),
        ];

        tables.ShouldNotBeEmpty();
        foreach (var table in tables)
        {
            table.Rows.Count.ShouldBeGreaterThan(1);
            table.Rows.ShouldAllBe(row =>
                row.Length == table.Columns.Length && row.Skip(1).All(text => char.IsAsciiDigit(text[0])));
        }
    }
}
