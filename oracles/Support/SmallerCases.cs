using System.Reflection;

namespace Katas.Oracles;

/// <summary>
/// Smaller cases of a question's kind: fewer rows or features, rounder numbers. What a case may be is learned from all cases of
/// the question: arrays that are equally long in each of them stay so, none becomes shorter than the shortest, and a number that
/// stands alone becomes only what it is in another case. Whole numbers, texts and functions stay as they are.
/// </summary>
/// <param name="cases">The question's cases.</param>
public sealed class SmallerCases<TCase>(TCase[] cases)
    where TCase : Case
{
    /// <summary>More numbers are not rounded one by one.</summary>
    private const int MaxNumbers = 16;

    private readonly Leaf[] _leaves = [.. Leaf.Of(typeof(TCase), [])];

    /// <summary>
    /// The steps to try one after the other, each from the case that the earlier ones led to: large ones first. A step gives null
    /// where it changes nothing.
    /// </summary>
    public IEnumerable<Func<TCase, TCase?>> Steps => cases.Any(SharesArrays)
        ? []
        : [.. Shorter(), .. _leaves.SelectMany(Simpler)];

    /// <summary>Sound ones that steps from the question's cases lead to, whether or not an answer is wrong there.</summary>
    public IEnumerable<TCase> Some()
    {
        var random = new Random(1);
        foreach (var c in cases)
        {
            var smaller = c;
            foreach (var step in Steps)
            {
                if (random.Next(2) == 0 && step(smaller) is { IsSound: true } found)
                {
                    yield return smaller = found;
                }
            }
        }
    }

    /// <summary>Whether two inputs are one array: then a step would part them.</summary>
    private bool SharesArrays(TCase c)
    {
        object[] arrays = [.. _leaves.Select(leaf => leaf.Get(c)).OfType<Array>().Where(array => array.Length > 0)];
        object[] all = [.. arrays, .. arrays.OfType<Array[]>().SelectMany(rows => rows)];
        return all.Distinct(ReferenceEqualityComparer.Instance).Count() < all.Length;
    }

    private IEnumerable<Func<TCase, TCase?>> Shorter()
    {
        var groups = (from leaf in _leaves
                      from axis in (int[])[0, 1]
                      let lengths = Array.ConvertAll(cases, c => leaf.Length(c, axis))
                      where Array.TrueForAll(lengths, length => length > 0) && lengths.Min() < lengths.Max()
                      let range = (Min: lengths.Min(), Max: lengths.Max())
                      group (leaf, axis) by (string.Join(' ', lengths), range) into together
                      select (Axes: together.ToArray(), together.Key.range.Min, together.Key.range.Max)).ToArray();
        foreach (var (axes, min, max) in groups)
        {
            for (var length = max; length > min; length /= 2)
            {
                yield return c => Keep(c, axes, min, count => Enumerable.Range(0, (count + 1) / 2));
                yield return c => Keep(c, axes, min, count => Enumerable.Range(count / 2, count - (count / 2)));
            }
        }

        foreach (var (axes, min, max) in groups)
        {
            for (var i = max - 1; i >= 0; i--)
            {
                var without = i;
                yield return c => Keep(c, axes, min, count => Enumerable.Range(0, count).Where(k => k != without));
            }
        }
    }

    private static TCase? Keep(TCase c, (Leaf Leaf, int Axis)[] axes, int min, Func<int, IEnumerable<int>> kept)
    {
        var length = axes[0].Leaf.Length(c, axes[0].Axis);
        int[] indices = [.. kept(length)];
        return indices.Length < length && indices.Length >= min
            ? axes.Aggregate(c, (smaller, axis) => axis.Leaf.Keep(smaller, axis.Axis, indices))
            : null;
    }

    private IEnumerable<Func<TCase, TCase?>> Simpler(Leaf leaf)
    {
        if (leaf.Type == typeof(decimal))
        {
            return cases.Select(leaf.Get)
                .Distinct()
                .Where(value => (decimal)value! % 1 == 0)
                .OrderBy(value => Numbers.Text(value).Length)
                .Select<object?, Func<TCase, TCase?>>(value => c =>
                    Numbers.Text(value).Length < Numbers.Text(leaf.Get(c)).Length ? leaf.With(c, value) : null);
        }

        return
        [
            c => leaf.Round(c, Whole),
            c => leaf.Round(c, OneDecimal),
            .. Enumerable.Range(0, MaxNumbers).Select<int, Func<TCase, TCase?>>(i => c =>
                leaf.Round(c, (number, k) => k == i ? Whole(number, k) : number)),
        ];
    }

    /// <summary>A number that isn't 0 doesn't become 0: then the case would ask less.</summary>
    private static decimal Whole(decimal number, int i) => Math.Round(number) is not 0 and var whole ? whole : Math.Sign(number);

    private static decimal OneDecimal(decimal number, int i) => Math.Round(number, 1) is not 0 and var rounded ? rounded : number;

    /// <summary>An input of a case, or of a record in it: a decimal, or an array of decimals or whole numbers.</summary>
    private sealed class Leaf(PropertyInfo[] path)
    {
        private static readonly Type[] _types = [typeof(decimal), typeof(decimal[]), typeof(decimal[][]), typeof(int[])];

        public Type Type => path[^1].PropertyType;

        public static IEnumerable<Leaf> Of(Type record, PropertyInfo[] path) =>
            from parameter in record.GetConstructors().MaxBy(made => made.GetParameters().Length)?.GetParameters() ?? []
            let property = record.GetProperty(parameter.Name!)
            where property is { CanWrite: true }
            from leaf in _types.Contains(property.PropertyType) ? [new([.. path, property])]
                : CloneOf(property.PropertyType) is null ? []
                : Of(property.PropertyType, [.. path, property])
            select leaf;

        public object? Get(object? c) => path.Aggregate(c, (value, property) => property.GetValue(value));

        public TCase With(TCase c, object? value) => (TCase)With(c, 0, value);

        /// <summary>The number of rows or columns; 0 if there is none.</summary>
        public int Length(TCase c, int axis) => (Get(c), axis) switch
        {
            (Array items, 0) => items.Length,
            (decimal[][] { Length: > 0 } rows, 1) when Array.TrueForAll(rows, row => row.Length == rows[0].Length) =>
                rows[0].Length,
            _ => 0,
        };

        public TCase Keep(TCase c, int axis, int[] indices) => With(c, Get(c) switch
        {
            decimal[][] rows when axis == 1 => Array.ConvertAll(rows, row => Array.ConvertAll(indices, i => row[i])),
            decimal[][] rows => Array.ConvertAll(indices, i => rows[i]),
            decimal[] numbers => Array.ConvertAll(indices, i => numbers[i]),
            int[] numbers => Array.ConvertAll(indices, i => numbers[i]),
            var other => other,
        });

        /// <summary>Null if nothing changes.</summary>
        public TCase? Round(TCase c, Func<decimal, int, decimal> to)
        {
            var i = 0;
            var isChanged = false;
            decimal Rounded(decimal number)
            {
                var rounded = to(number, i++);
                isChanged |= rounded != number;
                return rounded;
            }

            object? value = Get(c) switch
            {
                decimal[] numbers => Array.ConvertAll(numbers, Rounded),
                decimal[][] rows => Array.ConvertAll(rows, row => Array.ConvertAll(row, Rounded)),
                _ => null,
            };
            return isChanged ? With(c, value) : null;
        }

        private static MethodInfo? CloneOf(Type type) => type.GetMethod("<Clone>$");

        private object With(object record, int depth, object? value)
        {
            var copy = CloneOf(record.GetType())!.Invoke(record, null)!;
            path[depth].SetValue(
                copy, depth == path.Length - 1 ? value : With(path[depth].GetValue(record)!, depth + 1, value));
            return copy;
        }
    }
}
