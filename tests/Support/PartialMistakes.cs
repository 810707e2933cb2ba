using Kata.RedResults;

namespace Katas.Tests;

/// <summary>A mistake, with the numbers that it gives in each failing case; null where its formula makes no sense.</summary>
internal sealed record MistakenNumbers(NamedMistake Mistake, double[]?[] Numbers);

/// <summary>Mistakes that explain every wrong number, though none explains every answer as a whole.</summary>
internal static class PartialMistakes
{
    /// <summary>A mistake that explains fewer numbers may match them by chance, and so may one of whole numbers.</summary>
    private const int MinNumbers = 2;

    /// <summary>Larger answers are not searched: a red test must not wait for its diagnosis.</summary>
    private const int MaxNumbers = 10_000;

    /// <summary>
    /// One mistake in part of the values; two between them, or else in the same number; or one whose values are scaled as well.
    /// </summary>
    /// <param name="pairs">The failing answers next to the right ones.</param>
    /// <param name="mistakes">The mistakes, with as many arrays of numbers as there are pairs.</param>
    /// <param name="otherwise">What comes before scaled values.</param>
    /// <param name="passing">The same of the answers that are right.</param>
    public static Remark? Of(
        NumberPair[] pairs,
        MistakenNumbers[] mistakes,
        Func<Remark?>? otherwise = null,
        Func<(NumberPair[] Pairs, MistakenNumbers[] Mistakes)>? passing = null)
    {
        if (pairs.Any(pair => pair.Expected.Length != pair.Actual.Length) || pairs.Sum(pair => pair.Actual.Length) > MaxNumbers)
        {
            return otherwise?.Invoke();
        }

        var wrong = Wrong(pairs);
        var explained = mistakes.Select(mistake => (mistake.Mistake, Places: Explained(mistake, pairs, wrong)))
            .Where(found => IsTelling(found.Places, pairs))
            .ToArray();
        return One(explained, wrong, pairs)
            ?? Two(mistakes, explained, wrong, pairs)
            ?? otherwise?.Invoke()
            ?? Scaled(mistakes, pairs, passing?.Invoke() ?? ([], mistakes));
    }

    /// <summary>
    /// The only mistake that explains every wrong number. One that is right elsewhere in its answer may just be in another place.
    /// </summary>
    private static Remark? One(
        (NamedMistake Mistake, HashSet<(int Case, int Index)> Places)[] explained, (int, int)[] wrong, NumberPair[] pairs) =>
        explained.Where(found => found.Places.Count == wrong.Length
                && IsTelling(found.Places.Where(place => !IsRightElsewhere(pairs[place.Case], place.Index)), pairs))
            .Select(found => found.Mistake)
            .DistinctBy(mistake => mistake.Id)
            .ToArray() is [var mistake]
            ? new($"partly-{mistake.Id}", $"in part of the values: {mistake.Story} [{mistake.Id}]")
            : null;

    private static Remark? Two(
        MistakenNumbers[] mistakes,
        (NamedMistake Mistake, HashSet<(int, int)> Places)[] explained,
        (int, int)[] wrong,
        NumberPair[] pairs)
    {
        var found = (from one in explained.Index()
                     from other in explained.Skip(one.Index + 1)
                     where one.Item.Places.Union(other.Places).Count() == wrong.Length
                         && IsTelling(one.Item.Places.Except(other.Places), pairs)
                         && IsTelling(other.Places.Except(one.Item.Places), pairs)
                     select (First: one.Item.Mistake, Second: other.Mistake))
            .DistinctBy(pair => (pair.First.Id, pair.Second.Id))
            .ToArray();
        if (found.Length == 0)
        {
            return null;
        }

        // Those come first that were made as they are known, and not in part of the values alone. Of several pairs in which
        // neither was, each fits by chance.
        var score = found.Max(Score);
        var best = Array.FindAll(found, pair => Score(pair) == score);
        return best is not [var (first, second)]
            ? score > 0 ? Composition.Named(best) : null
            : score > 0
            || Enumerable.Range(0, pairs.Length).All(i => IsWhole(first, i) || IsWhole(second, i))
            ? Composition.Named(best)
            : new(
                $"partly-{first.Id}+{second.Id}",
                $"in part of the values: {first.Story} [{first.Id}]; in the others: {second.Story} [{second.Id}]",
                IsGuess: true);

        int Score((NamedMistake First, NamedMistake Second) pair) => ((NamedMistake[])[pair.First, pair.Second])
            .Count(mistake => Enumerable.Range(0, pairs.Length).All(i => IsWhole(mistake, i)));

        bool IsWhole(NamedMistake mistake, int i) =>
            Array.Find(mistakes, known => known.Mistake == mistake)!.Numbers[i] is { } numbers
                && numbers.Length == pairs[i].Expected.Length
                && numbers.Index().All(number => Closeness.Matches(pairs[i].Expected[number.Index], number.Item)
                    || Closeness.Matches(number.Item, pairs[i].Actual[number.Index]));
    }

    /// <summary>The only mistake that gives every answer, right ones too, once its values are scaled.</summary>
    private static Remark? Scaled(
        MistakenNumbers[] mistakes, NumberPair[] pairs, (NumberPair[] Pairs, MistakenNumbers[] Mistakes) passing) =>
        (from two in mistakes.Zip(passing.Mistakes)
         where two.First.Numbers.Zip(pairs).All(each => each.First?.Length == each.Second.Actual.Length)
         let scale = Relation.Scale([.. Instead(two.First, pairs), .. Instead(two.Second, passing.Pairs)])
         where scale is not null
         select new Remark(
             $"{two.First.Mistake.Id}+{scale.Id}",
             $"two mistakes at once: {two.First.Mistake.Story} [{two.First.Mistake.Id}]; with that fixed, {scale.Text}"))
        .DistinctBy(remark => remark.Id)
        .ToArray() is [var only]
            ? only
            : null;

    /// <summary>The pairs with a mistake's numbers instead of the right ones, where it has as many.</summary>
    private static IEnumerable<NumberPair> Instead(MistakenNumbers mistake, NumberPair[] pairs) =>
        from two in mistake.Numbers.Zip(pairs)
        where two.First?.Length == two.Second.Actual.Length
        select two.Second with { Expected = two.First };

    private static (int Case, int Index)[] Wrong(NumberPair[] pairs) =>
    [
        .. from i in Enumerable.Range(0, pairs.Length)
           from j in Enumerable.Range(0, pairs[i].Actual.Length)
           where !Closeness.Matches(pairs[i].Expected[j], pairs[i].Actual[j])
           select (i, j),
    ];

    private static HashSet<(int Case, int Index)> Explained(
        MistakenNumbers mistake, NumberPair[] pairs, (int Case, int Index)[] wrong) =>
    [
        .. wrong.Where(place => mistake.Numbers[place.Case] is { } numbers
            && numbers.Length == pairs[place.Case].Actual.Length
            && Closeness.Matches(numbers[place.Index], pairs[place.Case].Actual[place.Index])),
    ];

    private static bool IsRightElsewhere(NumberPair pair, int index) =>
        Array.Exists(pair.Expected, right => Closeness.Matches(right, pair.Actual[index]));

    private static bool IsTelling(IEnumerable<(int Case, int Index)> places, NumberPair[] pairs) =>
        places.Select(place => pairs[place.Case].Actual[place.Index])
            .Where(number => double.IsFinite(number) && number % 1 != 0)
            .Distinct()
            .Count() >= MinNumbers;
}
