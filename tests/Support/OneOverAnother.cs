using Kata.RedResults;
using Katas.Oracles;

namespace Katas.Tests;

/// <summary>Two mistakes, one of them in what is done with answers that the other has made wrong.</summary>
internal static class OneOverAnother
{
    /// <summary>So many cases must tell the two from either one alone.</summary>
    private const int MinCases = 2;

    /// <summary>
    /// The only pair that gives the learner's answers in every case; if there are several pairs, the mistake that all of them
    /// have; null if there is none.
    /// </summary>
    public static Remark? Of<TCase, TAnswer>(TCase[] cases, CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle)
        where TCase : Case
    {
        bool[] wrong = [.. answers.Select((answer, i) => !oracle.Right[i].Any(answer.Matches))];
        int[] order = [.. Enumerable.Range(0, cases.Length).OrderBy(i => !wrong[i]).ThenBy(i => Diagnosis.Size(cases[i]))];
        int[] known = [.. Enumerable.Range(0, oracle.Mistakes.Length).Where(i => !oracle.Mistakes[i].IsPlanted)];
        return Composition.Named(
        [
            .. (from over in known
                where oracle.Mistakes[over].Over is not null
                from other in known
                where oracle.Mistakes[other].Id != oracle.Mistakes[over].Id && Explains(other, over)
                select (Named(Math.Min(over, other)), Named(Math.Max(over, other))))
                .DistinctBy(pair => (pair.Item1.Id, pair.Item2.Id)),
        ]);

        NamedMistake Named(int mistake) => new(oracle.Mistakes[mistake].Id, oracle.Mistakes[mistake].Story);

        bool Explains(int other, int over) =>
            Array.TrueForAll(order, i => oracle.Over(other, over, i).Any(answers[i].Matches))
                && order.Count(i => wrong[i] && IsTelling(i, other, over)) >= MinCases;

        bool IsTelling(int i, int other, int over) =>
            !oracle.Wrong(other, i).Concat(oracle.Wrong(over, i)).Any(answers[i].Matches)
                && Diagnosis.Flat(answers[i].Value).Any(number => double.IsFinite(number) && number % 1 != 0);
    }
}
