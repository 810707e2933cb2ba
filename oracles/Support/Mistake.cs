namespace Katas.Oracles;

/// <summary>A known wrong answer.</summary>
/// <param name="Id">A slug, unique in its stage: <c>sum-for-mean</c>.</param>
/// <param name="Story">What went wrong and how to fix it, in one line.</param>
/// <param name="Answers">The values it gives for a case: one, or several where the right answer too has several.</param>
public sealed record Mistake<TCase, TAnswer>(string Id, string Story, Func<TCase, IEnumerable<TAnswer>> Answers)
{
    /// <summary>
    /// Whether the exercise comes with this bug, for the learner to find and fix: then the story describes the symptom and
    /// doesn't give the cause away.
    /// </summary>
    public bool IsPlanted { get; init; }

    /// <summary>
    /// The nodes of the stage's graph that it changes on the way to its answer, with their values, in each way to make it; null
    /// if every node up to the answer is right. Every node after them is computed from the changed values as it should be.
    /// </summary>
    public Func<TCase, IEnumerable<Change[]>>? Changes { get; init; }

    /// <summary>
    /// Whether it is behind every wrong answer to its question, whatever the values, but not behind an exception: where a
    /// caller's array must be unchanged, for instance.
    /// </summary>
    public bool IsOnlyCause { get; init; }

    /// <summary>
    /// The answers that the mistake makes of those that code gives which is wrong in another way too: of its answers to this
    /// case, or to others. Null if it can't be told from the answers.
    /// </summary>
    public Func<TCase, Func<TCase, TAnswer>, IEnumerable<TAnswer>>? Over { get; init; }

    /// <summary>The same mistake, seen through one part of its answer.</summary>
    public Mistake<TCase, TPart> Part<TPart>(Func<TAnswer, TPart> part) =>
        new(Id, Story, c => Answers(c).Select(part)) { IsPlanted = IsPlanted, Changes = Changes };

    /// <summary>The same mistake, which changes a node of the stage's graph; one value for each way to make it.</summary>
    public Mistake<TCase, TAnswer> At(string node, Func<TCase, IEnumerable<object>> values) =>
        this with { Changes = c => values(c).Select(value => (Change[])[new(node, value)]) };

    /// <summary>The same mistake, which changes several nodes; one list for each way to make it.</summary>
    public Mistake<TCase, TAnswer> At(Func<TCase, IEnumerable<Change[]>> changes) => this with { Changes = changes };
}

/// <summary>Lists of mistakes.</summary>
public static class Mistakes
{
    /// <summary>A mistake in what is done with answers: reversed, summed, one left out.</summary>
    /// <param name="id">A slug.</param>
    /// <param name="story">What went wrong and how to fix it, in one line.</param>
    /// <param name="right">The right answers to a case.</param>
    /// <param name="over">What becomes of the answers of any code.</param>
    public static Mistake<TCase, TAnswer> Over<TCase, TAnswer>(
        string id,
        string story,
        Func<TCase, IEnumerable<TAnswer>> right,
        Func<TCase, Func<TCase, TAnswer>, IEnumerable<TAnswer>> over) =>
        new(id, story, c => Each(c, right, over)) { Over = over };

    /// <summary>
    /// What a mistake makes of answers that have several ways: of each way, which is taken for every case that is asked.
    /// </summary>
    public static IEnumerable<TAnswer> Each<TCase, TAnswer>(
        TCase c,
        Func<TCase, IEnumerable<TAnswer>> answers,
        Func<TCase, Func<TCase, TAnswer>, IEnumerable<TAnswer>> over) =>
        Enumerable.Range(0, answers(c).Count()).SelectMany(way => over(c, asked => answers(asked).ElementAt(way)));

    /// <summary>Every mistake, seen through one part of its answer.</summary>
    public static Mistake<TCase, TPart>[] Part<TCase, TAnswer, TPart>(
        this IEnumerable<Mistake<TCase, TAnswer>> mistakes, Func<TAnswer, TPart> part) =>
        [.. mistakes.Select(mistake => mistake.Part(part))];
}
