using Katas.Oracles;
using Katas.Oracles.WriteTheTests;

namespace Katas.Tests;

[TestFixture]
public sealed class WriteTheTestsOracleTests() : OracleTests(
[
    Question.Of("confusion", () => WriteTheTestsCases.Counts, c => new { c.Classes, c.Labels, c.Predicted }, c =>
        [new { Counts = WriteTheTestsOracle.Counts(c) }]),
    Question.Of(
        "warm-up",
        () => WriteTheTestsCases.Rates,
        c => new { c.Settings.Peak, c.Settings.WarmUpSteps, c.Step },
        c => [new { Rate = WriteTheTestsOracle.Rate(c) }]),
    Question.Of("top-k", () => WriteTheTestsCases.Accuracies, c => new { c.Scores, c.Labels, c.K }, c =>
        [new { Accuracy = WriteTheTestsOracle.Accuracy(c) }]),
    Question.Of("statistics", () => WriteTheTestsCases.Statistics, c => new { c.Batches }, c =>
    {
        var (mean, variance) = WriteTheTestsOracle.Statistics(c);
        return [new { Mean = mean, Variance = variance }];
    }),
    Question.Of(
        "gradient",
        () => WriteTheTestsCases.Slopes,
        c => new { c.Settings.Rows, c.Settings.Targets, c.Settings.Point, GradientSettings.Lambda },
        c => [new { Gradient = WriteTheTestsOracle.Gradient(c.Settings) }]),
])
{
    [Test]
    public void The_right_updates_count_as_the_oracle_does() => Agree(
        WriteTheTestsCases.Counts,
        Implementations.Confusion,
        c => new(c.Classes),
        (c, update) =>
        {
            int[][] counts = [.. Enumerable.Range(0, c.Classes).Select(_ => new int[c.Classes])];
            foreach (var (label, predicted) in c.Labels.Zip(c.Predicted))
            {
                update(counts, label, predicted);
            }

            return counts;
        },
        WriteTheTestsOracle.Counts);

    [Test]
    public void The_right_schedules_give_the_oracles_rates() => Agree(
        WriteTheTestsCases.Rates, Implementations.WarmUp, c => c.Settings, (c, rate) => rate(c.Step), c =>
            WriteTheTestsOracle.Rate(c));

    [Test]
    public void The_right_top_k_accuracies_are_the_oracles() => Agree(
        WriteTheTestsCases.Accuracies,
        Implementations.TopK,
        c => new(c.K),
        (c, accuracy) => accuracy(c.Scores.AsDoubles(), c.Labels),
        c => WriteTheTestsOracle.Accuracy(c));

    [Test]
    public void The_right_statistics_are_the_oracles() => Agree(
        WriteTheTestsCases.Statistics,
        Implementations.Statistics,
        _ => new([]),
        (c, create) =>
        {
            var observe = create();
            var (mean, variance) = Array.ConvertAll(c.Batches, batch => observe(batch.AsDoubles()))[^1];
            return (double[])[mean, variance];
        },
        c =>
        {
            var (mean, variance) = WriteTheTestsOracle.Statistics(c);
            return (decimal[])[mean, variance];
        });

    [Test]
    public void The_right_gradients_are_the_oracles() => Agree(
        WriteTheTestsCases.Slopes,
        Implementations.Gradient,
        c => c.Settings,
        (c, gradient) => gradient(c.Settings.Point.AsDoubles()),
        c => WriteTheTestsOracle.Gradient(c.Settings));

    /// <summary>Every right implementation gives the oracle's answer to every case.</summary>
    private static void Agree<TCase, TSettings, TSubject>(
        TCase[] cases,
        Implementation<TSettings, TSubject>[] implementations,
        Func<TCase, TSettings> settings,
        Func<TCase, TSubject, object> ask,
        Func<TCase, object> oracle)
        where TCase : Case
    {
        foreach (var right in implementations.Where(implementation => implementation.IsRight))
        {
            foreach (var c in cases)
            {
                ask(c, right.Create(settings(c))).ShouldMatch($"{right.Name}, case \"{c.Name}\"", oracle(c));
            }
        }
    }
}
