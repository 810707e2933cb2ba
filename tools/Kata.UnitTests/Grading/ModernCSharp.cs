// A page of C# as a student of today may write it: every kind of it must pass the allow-list. The tests compile it as an answer
// to stage 01.
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Katas.NeuronForward;

// --- The answer: a primary constructor over spans, vectors and a record struct

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private readonly Neurons.Slope _slope = new(alpha);

    public double PreActivation(double[] x) => x.Length == weights.Length
        ? Neurons.Dot<double>(weights, x) + bias
        : throw new ArgumentException(
            $"x has {x.Length} values but weights has {weights.Length}; they pair up one to one.", nameof(x));

    public double Forward(double[] x) => _slope.Of(PreActivation(x));

    public double[] Forward(double[][] batch) => [.. batch.Select(Forward)];
}

internal static class Neurons
{
    public readonly record struct Slope(double Alpha)
    {
        public double Of(double z) => Math.Max(Alpha * z, z);
    }

    /// <summary>Generic math.</summary>
    public static T Dot<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> x)
        where T : INumber<T>
    {
        var sum = T.Zero;
        foreach (var (i, value) in Pairs(w))
        {
            sum += value * x[i];
        }

        return sum;

        static (int Index, T Value)[] Pairs(ReadOnlySpan<T> values) => [.. values.ToArray().Index()];
    }
}

// --- Records, required members, fields of properties, patterns

public abstract record Shape(string Name)
{
    public sealed record Circle(double Radius) : Shape("circle");

    public sealed record Box(double Width, double Height) : Shape("box")
    {
        public double Area => Width * Height;
    }
}

public record Settings
{
    public required int Epochs { get; init; }

    public double Rate
    {
        get;
        set => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A rate is positive.");
    } = 0.1;

    public string? Note { get; set; }

    public double[] Weights { get; init; } = [];
}

public readonly record struct Point<T>(T X, T Y)
    where T : INumber<T>
{
    public static Point<T> operator +(Point<T> a, Point<T> b) => new(a.X + b.X, a.Y + b.Y);

    public void Deconstruct(out T x, out T y, out T sum) => (x, y, sum) = (X, Y, X + Y);
}

internal static class Patterns
{
    public static string Describe(object? value) => value switch
    {
        null => "nothing",
        int and > 0 and < 10 => "a digit",
        double.NaN => "not a number",
        double d when double.IsFinite(d) => $"{d:F3}",
        Shape.Circle { Radius: > 1 } => "a large circle",
        Shape.Box(var width, _) { Area: > 1 } => $"a box, {width} wide",
        int[] and [1, .., 3] => "from one to three",
        int[] and [var first, .. var rest] => $"{first} and {rest.Length} more",
        string { Length: 0 } or "none" => "no text",
        (int x, int y) => $"{x}, {y}",
        ICollection<double> and not { Count: 0 } => "numbers",
        _ => value.GetType().Name,
    };

    public static bool IsSmall<T>(T value) => typeof(T) == typeof(byte) || value is sbyte or bool;

    public static int Word(string word) => word switch
    {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        _ => -1,
    };

    public static string Band(double x) => x switch { < 0 => "below", 0 => "zero", > 0 => "above", double.NaN => "none" };
}

// --- Static abstract members, interfaces with bodies, operators, inheritance with covariant returns

public interface IActivation<TSelf>
    where TSelf : IActivation<TSelf>
{
    static abstract double Of(double z);

    static virtual string Name => typeof(TSelf).Name;
}

public readonly struct Relu : IActivation<Relu>
{
    public static double Of(double z) => Math.Max(0, z);
}

public interface ILayer
{
    double[] Forward(double[] x);

    double[][] Forward(double[][] batch) => Array.ConvertAll(batch, Forward);
}

public class Layer<TActivation>(int width) : ILayer, IEquatable<Layer<TActivation>>, IComparable<Layer<TActivation>>, IDisposable
    where TActivation : struct, IActivation<TActivation>
{
    private static int _count;

    public event EventHandler<double>? Done;

    public double this[int i, int j] => i == j ? 1 : 0;

    public double this[Index i] => i.GetOffset(width);

    public double[] Forward(double[] x)
    {
        Interlocked.Increment(ref _count);
        double[] y = [.. x.Take(..width).Select(TActivation.Of)];
        Done?.Invoke(this, y.Sum());
        return y;
    }

    public virtual ILayer Copy() => new Layer<TActivation>(width);

    public bool Equals(Layer<TActivation>? other) => other is not null && other[^1] == this[^1];

    public override bool Equals(object? obj) => Equals(obj as Layer<TActivation>);

    public override int GetHashCode() => HashCode.Combine(width, _count);

    public int CompareTo(Layer<TActivation>? other) => Comparer<double>.Default.Compare(this[^1], other?[^1] ?? 0);

    public void Dispose() => GC.SuppressFinalize(this);
}

public sealed class Wide(int width) : Layer<Relu>(width)
{
    public override Wide Copy() => new(10);
}

/// <summary>A matrix with operators that go checked and in place.</summary>
public sealed class Grid(int rows, int columns)
{
    private readonly double[,] _values = new double[rows, columns];

    public ref double this[int i, int j] => ref _values[i, j];

    public static Grid operator *(Grid a, double b)
    {
        var product = new Grid(a._values.GetLength(0), a._values.GetLength(1));
        foreach (var i in Enumerable.Range(0, a._values.GetLength(0)))
        {
            for (var j = 0; j < a._values.GetLength(1); j++)
            {
                product[i, j] += a[i, j] * b;
            }
        }

        return product;
    }

    public static explicit operator double[,](Grid grid) => (double[,])grid._values.Clone();
}

// --- Extension members, null-conditional assignment, partial and file-local types

internal static class Extensions
{
    extension(double[] values)
    {
        public double Mean => values.Length == 0 ? 0 : values.Sum() / values.Length;

        public double[] Plus(double b) => [.. values.Select(v => v + b)];

        public static double[] Zeros(int n) => new double[n];
    }

    extension<T>(IEnumerable<T> source)
    {
        public IEnumerable<(T, T)> Neighbours() => source.Zip(source.Skip(1));
    }

    public static int Half(this int n) => n >> 1;

    public static Settings? Noted(Settings? settings)
    {
        settings?.Note = "noted";
        settings?.Rate *= 2;
        return settings;
    }
}

file sealed class Secret
{
    public static int Number => 42;
}

internal partial class Parts
{
    private partial string Name { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public partial int Twice(int n);
}

internal partial class Parts
{
    private partial string Name => nameof(Parts);

    public partial int Twice(int n) => (2 * n) + Name.Length - Name.Length + (Secret.Number * 0);
}

// --- Collection expressions in every form

internal static class Collections
{
    private static ReadOnlySpan<byte> Bytes => [1, 2, 3];

    private static ReadOnlySpan<double> Table => [1.5, 2.5, 3.5];

    private static ReadOnlySpan<byte> Text => "καλημέρα"u8;

    public static double Forms(IEnumerable<double> more, double[] array)
    {
        double[] fixedNumbers = [1, 2, 3, 4, 5];
        double[] all = [0, .. array, .. more, 1];
        List<double> list = [1, .. array, 2];
        List<double> onlySpread = [.. array];
        Span<double> span = [1, 2, array[0]];
        ReadOnlySpan<double> readOnly = [array[0], 2, 3];
        ReadOnlySpan<string> words = ["a", "b", $"{array.Length}"];
        ImmutableArray<double> immutable = [1, 2, .. array];
        ImmutableList<int> immutableList = [1, 2];
        HashSet<int> set = [1, 2, 3];
        IEnumerable<int> sequence = [1, 2, 3];
        IReadOnlyList<int> one = [1];
        IList<int> mutable = [1, 2];
        ICollection<double> collection = [.. more];
        Dictionary<string, int> byName = new(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 2 };
        int[][] jagged = [[1], [2, 3], []];
        LinkedList<int> linked = new([1, 2]);
        var frozen = byName.ToFrozenDictionary();
        var sorted = new SortedDictionary<string, double[]> { { "x", [1, 2] } };
        var queue = new PriorityQueue<string, double>([("a", 1), ("b", 0)]);
        var concurrent = new ConcurrentDictionary<int, double>();
        concurrent.AddOrUpdate(1, 2, (_, old) => old + 1);
        Bag bag = [1, 2, 3];
        return fixedNumbers.Length
            + all[^1]
            + list.Count
            + onlySpread.Count
            + span[0]
            + readOnly[1]
            + words.Length
            + immutable[0]
            + immutableList[0]
            + set.Count
            + sequence.Count()
                + one[0]
                + mutable.Count
                + collection.Count
                + jagged.Length
                + linked.Count
                + frozen["a"]
                + sorted.Count
                + queue.Count
            + concurrent.Count + bag.Count + Bytes[0] + Table[^1] + Text.Length + Sum(1, 2, 3) + Mean(1, 2) + Longest("a", "bb");
    }

    private static double Sum(params ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double Mean(params IEnumerable<double> values) => values.Average();

    private static int Longest(params string[] words) => words.Max(word => word.Length);

    [CollectionBuilder(typeof(Bag), nameof(Create))]
    private sealed class Bag(int[] items) : IEnumerable<int>
    {
        public int Count => items.Length;

        public static Bag Create(ReadOnlySpan<int> items) => new(items.ToArray());

        public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)items).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

// --- Spans, stack memory, ranges, references, inline arrays, vectors

[InlineArray(4)]
internal struct Four
{
    private double _first;
}

internal ref struct Window(Span<double> values)
{
    private readonly Span<double> _values = values;

    public readonly ref double Last => ref _values[^1];

    public readonly Window Inner() => new(_values[1..^1]);
}

internal static class Fast
{
    public static double Spans(double[] x, int n)
    {
        Span<double> small = stackalloc double[16];
        Span<int> set = stackalloc int[] { 1, 2, 3 };
        ReadOnlySpan<byte> bytes = stackalloc byte[] { 7, 7, 7, 7 };
        Span<double> some = n <= 64 ? stackalloc double[n] : new double[n];
        Span<int> mixed = [n, n + 1];
        some.Fill(1);
        small.Clear();
        x.AsSpan(1..).CopyTo(small);
        var four = new Four();
        four[0] = 1;
        four[n % 4] = 2;
        foreach (var value in four)
        {
            some[0] += value;
        }

        Span<double> slice = four[1..];
        ReadOnlySpan<double> whole = four;
        ref var last = ref new Window(small).Inner().Last;
        last = 3;
        var copy = x[1..^1];
        var memory = x.AsMemory(1);
        var bits = MemoryMarshal.Cast<double, long>(small);
        var pool = System.Buffers.ArrayPool<double>.Shared;
        var rented = pool.Rent(10);
        try
        {
            return slice[0]
                + whole.Length
                + set[0]
                + bytes.Length
                + mixed[0]
                + copy.Length
                + memory.Span.Length
                + bits[0]
                + rented.Length
                + small.IndexOf(3.0)
                + x.AsSpan().BinarySearch(2.0);
        }
        finally
        {
            pool.Return(rented);
        }
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sums = Vector.FusedMultiplyAdd(new Vector<double>(a[i..]), Vector.Create(b[i..]), sums);
        }

        var wide = Vector256.Create(1.0, 2, 3, 4) * Vector256<double>.One;
        var sum = Vector.Sum(sums) + (Vector256.IsHardwareAccelerated ? Vector256.Sum(wide) : 0);
        foreach (var v in MemoryMarshal.Cast<double, Vector128<double>>(a[..(a.Length & ~1)]))
        {
            sum += 0 * v.ToScalar();
        }

        for (; i < a.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }

    public static unsafe_free Bits(double x) =>
        new(
            BitConverter.DoubleToInt64Bits(x),
            BitOperations.PopCount(7u),
            x is 0 ? BigInteger.One : new Complex(x, 1).Real > 0 ? 2 : 3);

    internal readonly record struct unsafe_free(long Raw, int Count, BigInteger Big);
}

// --- Functions, iterators, text, numbers, threads

internal static class Words
{
    private static readonly Lock _lock = new();
    private static readonly Lazy<double[]> _table = new(() => [.. Enumerable.Range(0, 10).Select(i => Math.Sqrt(i))]);
    private static readonly string[] _names = ["w", "b"];
    private static int[] _lengths = [3, 1, 4, 1, 5, 9, 2, 6];

    private delegate double Activation(double z, params double[] more);

    public static IEnumerable<double> Iterator(int n)
    {
        try
        {
            for (var i = 0; i < n; i++)
            {
                yield return Math.Pow(i, 2);
            }
        }
        finally
        {
            _lengths = [.. _lengths.OrderDescending()];
        }
    }

    public static string Strings(double x, int n, string? name)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{x:G17}").AppendLine().AppendJoin(", ", _names);
        var raw = $$"""
            { "x": {{x}}, "n": "{{n,5}}" }
            """;
        FormattableString formattable = $"{x} of {n}";
        var invariant = string.Create(CultureInfo.InvariantCulture, $"{x:F2}|{name ?? "?"}");
        var parts =
            raw.Split(',', StringSplitOptions.TrimEntries).Select(part => part.ToUpperInvariant().AsSpan(1..2).ToString());
        return text
            + invariant
            + string.Concat(parts)
            + formattable.ToString(CultureInfo.InvariantCulture)
            + raw[^1]
            + 'c'
            + true
            + 1.5f
            + decimal.One
            + (double.TryParse("1.5", NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0)
                + nameof(Strings)
                + string.Join('\n', _names)
            + (name is ['a', ..] ? "a" : "")
                + DateTime.UnixEpoch.Year
                + TimeSpan.FromSeconds(1)
                + Convert.ToHexString([1, 2])
                + Guid.Empty;
    }

    public static Func<double, double> Captured(double a)
    {
        var (b, c) = (a, 2 * a);
        (b, c) = (c, b);
        Func<double, double, double> add = (x, y) => x + y;
        Activation relu = (z, more) => Math.Max(0, z) + more.Length;
        Action<string> write = Console.WriteLine;
        write += text => Console.Write($"{text}\n");
        write($"{relu(1, 2, 3)}");
        double Local(double x) => add(x, b) + c + relu(x);
        static double Pure(double x = 1, params double[] _) => x;
        var @default = (double x = 2) => x;
        return x => Local(x) + Pure() + @default() + Twice(n => n + 1, 3);

        static int Twice(Func<int, int> f, int n) => f(f(n));
    }

    public static double Queries(double[][] rows, int[] labels)
    {
        var query =
            from row in rows
            from x in row
            let square = x * x
            where square > 1
            orderby square descending, x
            group new { x, square } by square > 4 into g
            select new { g.Key, Sum = g.Sum(e => e.square), First = g.First().x };
        var named = rows.Zip(labels, (row, label) => (row, label)).Where(p => p.label >= 0).ToLookup(p => p.label, p => p.row);
        var chunks = labels.Chunk(2).SelectMany(chunk => chunk).Distinct().Order().ToArray();
        var counts = labels.CountBy(label => label).ToDictionary();
        return query.Sum(g => g.Sum + (g.Key ? g.First : 0)) + named.Count + chunks.MaxBy(c => -c) + counts.Count
            + labels.AggregateBy(l => l, 0, (n, _) => n + 1)
                .Count() + labels.Aggregate(1.0, (a, l) => a * l) + rows.AsParallel().Sum(row => row.Sum());
    }

    public static int Arithmetic(int a, long b, nint c)
    {
        checked
        {
            a += (int)b;
        }

        unchecked
        {
            a *= 16_777_619;
        }

        a ^= (int)(c >>> 3) & ~0b1010;
        var d = (Int128)a * b;
        return a < 0
            ? (int)(d % 10)
            : int.Clamp(Math.DivRem(a, 3).Quotient, 0, 10) + default(int) + sizeof(double) + (a is > 3 and not 5 ? 1 : 0);
    }

    public static double[] Threads(double[] x, int seed)
    {
        var y = new double[x.Length];
        Parallel.For(0, x.Length, i => y[i] = _table.Value[i % 10] * x[i]);
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, x.Length)), range =>
            y.AsSpan(range.Item1..Math.Min(range.Item2, y.Length)).Sort());
        lock (_lock)
        {
            _lengths[0]++;
        }

        lock (_names)
        {
            Volatile.Write(ref _lengths[0], 1);
        }

        var random = new Random(seed);
        random.Shuffle(y);
        var watch = Stopwatch.StartNew();
        Debug.Assert(watch.ElapsedMilliseconds >= 0, "time goes on");
        return [.. y, random.NextDouble(), Waited(y).GetAwaiter().GetResult()];
    }

    public static async Task<double> Waited(double[] x)
    {
        var sum = 0.0;
        await foreach (var value in Stream(x))
        {
            sum += value;
        }

        await Task.WhenAll(Task.Run(() => sum), Task.FromResult(1.0)).ConfigureAwait(false);
        return sum + await Quick(x);
    }

    private static async ValueTask<double> Quick(double[] x)
    {
        await Task.Yield();
        return x.Length;
    }

    private static async IAsyncEnumerable<double> Stream(double[] x, [EnumeratorCancellation] CancellationToken token = default)
    {
        foreach (var value in x)
        {
            token.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return value;
        }
    }

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Guarded(string? text, double x)
    {
        using var reader = new StringReader(text ?? "");
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            ArgumentNullException.ThrowIfNull(text);
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            goto end;
        }
        catch (ArgumentException exception) when (exception.ParamName == nameof(text))
        {
            writer.Write(exception.Message);
        }
        catch (Exception exception) when (exception is OverflowException or KeyNotFoundException)
        {
            throw new InvalidOperationException("It went wrong.", exception);
        }

    end:
        return reader.ReadLine() ?? writer.ToString();
    }

    public static T Make<T>()
        where T : new() => new();

    public static TEnum Next<TEnum>(TEnum value)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().SkipWhile(v => !v.Equals(value)).Skip(1).FirstOrDefault();
}

[Flags]
internal enum Parts2
{
    None = 0,
    Weights = 1,
    Bias = 2,
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class NoteAttribute(string text) : Attribute
{
    public string Text => text;
}

[Note("a class of its own exceptions")]
internal sealed class ShapeException(string message, int rows) : ArgumentException(message)
{
    public int Rows => rows;
}

internal struct Counter
{
    private volatile int _count;
    public const double Half = 0.5;

    public readonly int Count => _count;

    public void operator ++() => _count++;

    public static implicit operator Counter(int count) => new() { _count = count };

    public static bool operator true(Counter c) => c._count > 0;

    public static bool operator false(Counter c) => c._count <= 0;
}
