using System.Collections.Concurrent;

namespace Katas.Oracles;

/// <summary>
/// The oracle's answers to the tests' questions, kept for the next run with the same seed: they would be the same. They are kept
/// here because the course's proofs reload the tests for each submission, but load the oracles once.
/// </summary>
public static class OracleMemory
{
    private static readonly ConcurrentDictionary<OracleQuestion, object> _kept = [];
    private static int _seed;

    /// <summary>The answers that were kept for a question; otherwise these are kept.</summary>
    public static OracleAnswers<TCase, TAnswer> Recall<TCase, TAnswer>(
        OracleQuestion question, OracleAnswers<TCase, TAnswer> answers)
        where TCase : Case
    {
        if (Interlocked.Exchange(ref _seed, question.Seed) != question.Seed)
        {
            _kept.Clear();
        }

        // Reloaded tests have other types: answers of the earlier ones are of no use to them.
        if (_kept.TryGetValue(question, out var kept) && kept is OracleAnswers<TCase, TAnswer> known)
        {
            return known;
        }

        _kept[question] = answers;
        return answers;
    }
}

/// <summary>A question to the oracle. A test asks the same questions in the same order for every submission.</summary>
/// <param name="Test">The test's full name.</param>
/// <param name="Number">How many questions the test has asked before.</param>
/// <param name="Seed">The seed of the random cases.</param>
/// <param name="Mistakes">The ids of the mistakes to consider.</param>
public sealed record OracleQuestion(string Test, int Number, int Seed, string Mistakes);

/// <summary>The oracle's answers to the cases of one question.</summary>
/// <param name="cases">The cases.</param>
/// <param name="right">The right answers to a case.</param>
/// <param name="mistakes">The known mistakes.</param>
public sealed class OracleAnswers<TCase, TAnswer>(TCase[] cases, Func<TCase, TAnswer[]> right, Mistake<TCase, TAnswer>[] mistakes)
    where TCase : Case
{
    private Lazy<TAnswer[][]> _right = new(() => Array.ConvertAll(cases, c => right(c)));
    private Lazy<TAnswer[]>[][] _wrong =
        [.. mistakes.Select(mistake => cases.Select(c => new Lazy<TAnswer[]>(() => [.. mistake.Answers(c)])).ToArray())];

    /// <summary>The right answers, by case.</summary>
    public TAnswer[][] Right => _right.Value;

    /// <summary>The same answers, and those to more cases.</summary>
    public OracleAnswers<TCase, TAnswer> And(params TCase[] others)
    {
        var with = new OracleAnswers<TCase, TAnswer>(others, right, mistakes);
        var (earlier, later) = (_right, with._right);
        return new([.. cases, .. others], right, mistakes)
        {
            _right = new(() => [.. earlier.Value, .. later.Value]),
            _wrong = [.. _wrong.Zip(with._wrong, (known, more) => (Lazy<TAnswer[]>[])[.. known, .. more])],
        };
    }

    /// <summary>The known mistakes.</summary>
    public Mistake<TCase, TAnswer>[] Mistakes => mistakes;

    /// <summary>The mistake that is behind every wrong answer, whatever the values; null if there is none.</summary>
    public Mistake<TCase, TAnswer>? OnlyCause => Array.Find(mistakes, mistake => mistake.IsOnlyCause);

    /// <summary>The first mistake that explains the answers to all cases; null if none does.</summary>
    /// <param name="explains">Whether an answer of the mistake's is the one that was given to a case, by its position.</param>
    public Mistake<TCase, TAnswer>? Mistake(Func<int, TAnswer, bool> explains)
    {
        var found = Array.FindIndex(_wrong, answers =>
            Enumerable.Range(0, cases.Length).All(i => AnswersOf(answers[i]).Any(answer => explains(i, answer))));
        return found < 0 ? null : mistakes[found];
    }

    /// <summary>Every mistake with those of some cases that it explains.</summary>
    /// <param name="among">The cases' positions.</param>
    /// <param name="explains">Whether an answer of the mistake's is the one that was given to a case, by its position.</param>
    /// <param name="asks">Which mistakes; all by default.</param>
    public IEnumerable<(Mistake<TCase, TAnswer> Mistake, int[] Cases)> Explained(
        int[] among, Func<int, TAnswer, bool> explains, Predicate<Mistake<TCase, TAnswer>>? asks = null) =>
        mistakes.Zip(_wrong)
            .Where(two => asks is null || asks(two.First))
            .Select(two => (two.First, Array.FindAll(among, i => AnswersOf(two.Second[i]).Any(answer => explains(i, answer)))));

    /// <summary>Every mistake with its answers to some cases.</summary>
    /// <param name="among">The cases' positions.</param>
    public IEnumerable<(Mistake<TCase, TAnswer> Mistake, TAnswer[][] Answers)> Wrong(int[] among) =>
        mistakes.Zip(_wrong, (mistake, answers) => (mistake, Array.ConvertAll(among, i => AnswersOf(answers[i]))));

    /// <summary>A mistake's answers to a case, by their positions.</summary>
    public TAnswer[] Wrong(int mistake, int c) => AnswersOf(_wrong[mistake][c]);

    /// <summary>What a mistake makes of another one's answers to a case, by their positions.</summary>
    public TAnswer[] Over(int first, int over, int c) => AnswersOf(new(() =>
        [.. Katas.Oracles.Mistakes.Each(cases[c], mistakes[first].Answers, mistakes[over].Over!)]));

    /// <summary>None where a mistake's formula makes no sense: it is asked about cases that it wasn't written for.</summary>
    private static TAnswer[] AnswersOf(Lazy<TAnswer[]> answers)
    {
        try
        {
            return answers.Value;
        }
        catch (Exception exception)
            when (exception is ArithmeticException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            return [];
        }
    }
}
