using System.Reflection;

namespace Katas.Oracles;

/// <summary>
/// Smaller cases of a question's kind: fewer rows or features, rounder numbers. What a case may be is learned from all cases of
/// the question, and its lengths also from those that are said to be alike: arrays that are equally long in each of them stay so,
/// none becomes shorter than the shortest, and a number that stands alone becomes only what it is in another case. Of an array of
/// matrices or records, such as earlier batches or layers, some may go; all matrices become smaller together. Whole numbers,
/// texts and functions stay as they are.
/// </summary>
/// <param name="cases">The question's cases.</param>
public sealed class SmallerCases<TCase>(TCase[] cases)
    where TCase : Case
{
    /// <summary>More numbers are not rounded one by one.</summary>
    private const int MaxNumbers = 16;

    private readonly Leaf[] _leaves = [.. Leaf.Of(typeof(TCase), [])];

    private readonly TCase[] _alike = [.. cases, .. cases.Take(1).SelectMany(c => c.Alike).OfType<TCase>()];

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
        object[] all = [.. _leaves.SelectMany(leaf => Arrays(leaf.Get(c)))];
        return all.Distinct(ReferenceEqualityComparer.Instance).Count() < all.Length;
    }

    private static IEnumerable<object> Arrays(object? value) => value is Array { Length: > 0 } array
        ? [array, .. array is Array[] inner ? inner.SelectMany(Arrays) : []]
        : [];

    private IEnumerable<Func<TCase, TCase?>> Shorter()
    {
        var groups = Groups().ToArray();
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

    /// <summary>The axes that can become shorter, those together that are equally long wherever they have a length.</summary>
    private IEnumerable<((Leaf Leaf, int Axis)[] Axes, int Min, int Max)> Groups()
    {
        var all = (from leaf in _leaves
                   from axis in (int[])[0, 1, 2]
                   let lengths = Array.ConvertAll(_alike, c => leaf.Length(c, axis))
                   where lengths.Any(length => length is not null) && !lengths.Contains(Leaf.Differs)
                   select (Axis: (leaf, axis), Lengths: lengths)).ToArray();
        var groups = all.Where(one => Array.TrueForAll(one.Lengths, length => length is not null))
            .GroupBy(one => string.Join(' ', one.Lengths))
            .Select(group => (group.First().Lengths, Axes: group.Select(one => one.Axis).ToList()))
            .ToArray();

        // An axis without a length in some case, which has no matrices there: it must fit one group alone.
        foreach (var (axis, lengths) in all.Where(one => Array.Exists(one.Lengths, length => length is null)))
        {
            if (Array.FindAll(groups, group => Fit(lengths, group.Lengths)) is [var only])
            {
                only.Axes.Add(axis);
            }
        }

        return from @group in groups
               let range = (Min: @group.Lengths.Min()!.Value, Max: @group.Lengths.Max()!.Value)
               where range.Min < range.Max
               select (@group.Axes.ToArray(), range.Min, range.Max);
    }

    private static bool Fit(int?[] some, int?[] lengths) =>
        some.Zip(lengths).All(two => two.First is null || two.First == two.Second);

    private static TCase? Keep(TCase c, (Leaf Leaf, int Axis)[] axes, int min, Func<int, IEnumerable<int>> kept)
    {
        var length = axes[0].Leaf.Length(c, axes[0].Axis)!.Value;
        int[] indices = [.. kept(length)];
        return indices.Length < length && indices.Length >= min
            ? axes.Aggregate(c, (smaller, axis) =>
                axis.Leaf.Length(smaller, axis.Axis) is null ? smaller : axis.Leaf.Keep(smaller, axis.Axis, indices))
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

    /// <summary>
    /// An input of a case, or of a record in it: a decimal, or an array of decimals, matrices, whole numbers or records.
    /// </summary>
    private sealed class Leaf(PropertyInfo[] path)
    {
        /// <summary>A length that isn't the same everywhere.</summary>
        public const int Differs = -1;

        private static readonly Type[] _types =
            [typeof(decimal), typeof(decimal[]), typeof(decimal[][]), typeof(decimal[][][]), typeof(int[])];

        public Type Type => path[^1].PropertyType;

        public static IEnumerable<Leaf> Of(Type record, PropertyInfo[] path) =>
            from parameter in record.GetConstructors().MaxBy(made => made.GetParameters().Length)?.GetParameters() ?? []
            let property = record.GetProperty(parameter.Name!)
            where property is { CanWrite: true }
            from leaf in _types.Contains(property.PropertyType) || IsOfRecords(property.PropertyType)
                ? [new([.. path, property])]
                : CloneOf(property.PropertyType) is null ? []
                : Of(property.PropertyType, [.. path, property])
            select leaf;

        public object? Get(object? c) => path.Aggregate(c, (value, property) => property.GetValue(value));

        public TCase With(TCase c, object? value) => (TCase)With(c, 0, value);

        /// <summary>
        /// The number of rows or columns, or of matrices and of their rows and columns; null if there is none, and
        /// <see cref="Differs"/> if one has more than another.
        /// </summary>
        public int? Length(TCase c, int axis) => (Get(c), axis) switch
        {
            (decimal[][][] matrices, 0) => matrices.Length,
            (decimal[][][] matrices, 1) => Same(matrices),
            (decimal[][][] matrices, 2) => Same(matrices.SelectMany(rows => rows)),
            (Array { Length: > 0 } items, 0) => items.Length,
            (decimal[][] rows, 1) => Same(rows),
            _ => null,
        };

        public TCase Keep(TCase c, int axis, int[] indices) => With(c, Kept(Get(c), axis, indices));

        private static bool IsOfRecords(Type type) => type.IsArray && CloneOf(type.GetElementType()!) is not null;

        private static int? Same(IEnumerable<Array> arrays) => arrays.Select(array => array.Length).Distinct().ToArray() switch
        {
            [] or [0] => null,
            [var length] => length,
            _ => Differs,
        };

        private static Array Kept(object[] records, int[] indices)
        {
            var kept = Array.CreateInstance(records.GetType().GetElementType()!, indices.Length);
            Array.ConvertAll(indices, i => records[i]).CopyTo(kept, 0);
            return kept;
        }

        private static object? Kept(object? value, int axis, int[] indices) => value switch
        {
            decimal[][][] matrices when axis > 0 =>
                Array.ConvertAll(matrices, rows => (decimal[][])Kept(rows, axis - 1, indices)!),
            decimal[][] rows when axis > 0 => Array.ConvertAll(rows, row => (decimal[])Kept(row, axis - 1, indices)!),
            decimal[][][] matrices => Array.ConvertAll(indices, i => matrices[i]),
            decimal[][] rows => Array.ConvertAll(indices, i => rows[i]),
            decimal[] numbers => Array.ConvertAll(indices, i => numbers[i]),
            int[] numbers => Array.ConvertAll(indices, i => numbers[i]),
            object[] records when axis == 0 => Kept(records, indices),
            _ => value,
        };

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
                decimal[][][] matrices =>
                    Array.ConvertAll(matrices, rows => Array.ConvertAll(rows, row => Array.ConvertAll(row, Rounded))),
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
