using Kata.Wire;

namespace Kata.UnitTests.Engine;

public sealed class ProxyCodecTests
{
    [Test]
    public void A_reset_undoes_what_an_answer_wrote_into_the_tests_arrays()
    {
        var (tests, worker) = (new ProxyCodec(), new OtherCodec());
        double[][] rows = [[1, 2], [3, 4]];

        var copy = (double[][])Sent(rows, tests, worker);
        copy[1][0] = 9;
        copy[0] = [5, 6];
        SendChanges(worker, tests);

        rows.ShouldBe([[5, 6], [9, 4]]);
        tests.Reset();
        rows.ShouldBe([[1, 2], [3, 4]]);
    }

    [Test]
    public void A_write_into_any_of_many_arrays_is_seen()
    {
        var (tests, worker) = (new ProxyCodec(), new OtherCodec());
        double[][] rows = [.. Enumerable.Range(0, 10_000).Select(i => new double[] { i })];

        var copy = (double[][])Sent(rows, tests, worker);
        copy[0][0] = 9;
        SendChanges(worker, tests);

        rows[0][0].ShouldBe(9);
    }

    [Test]
    public void An_array_that_the_other_end_replaces_is_forgotten()
    {
        var tests = new ProxyCodec();
        WeakReference Replaced() => new(tests.Read(Forged(id: 2, length: 10), typeof(double[])));

        var replaced = Replaced();
        tests.Read(Forged(id: 2, length: 11), typeof(double[]));

        GC.Collect();
        replaced.IsAlive.ShouldBeFalse();
        GC.KeepAlive(tests);
    }

    [TestCase(200_000, 1)]
    [TestCase(100, 100_000)]
    public void More_arrays_than_can_be_kept_are_refused(int count, int length)
    {
        double[][] rows = [.. Enumerable.Range(0, count).Select(_ => new double[length])];

        Should.Throw<InvalidDataException>(() => Sent(rows, new OtherCodec(), new ProxyCodec()))
            .Message.ShouldBe("One test may exchange 131072 arrays with 8388608 elements in all, and this one exchanges more.");
    }

    private static object Sent(double[][] value, Codec from, Codec to)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        from.Write(writer, value, typeof(double[][]));
        return to.Read(Reader(stream), typeof(double[][]))!;
    }

    private static void SendChanges(Codec from, Codec to)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        from.WriteChanged(writer);
        to.ReadChanged(Reader(stream));
    }

    /// <summary>An array of zeros as a worker may send it, with any id.</summary>
    private static BinaryReader Forged(int id, int length)
    {
        var stream = new MemoryStream();
        var writer = new BinaryWriter(stream);
        writer.Write((byte)1);
        writer.Write(id);
        writer.Write(length);
        stream.SetLength(stream.Length + (sizeof(double) * length));
        return Reader(stream);
    }

    private static BinaryReader Reader(MemoryStream stream)
    {
        stream.Position = 0;
        return new BinaryReader(stream);
    }

    /// <summary>The other end; nothing stays on its side here.</summary>
    private sealed class OtherCodec() : Codec(first: 2)
    {
        protected override void WriteReference(BinaryWriter writer, object value) => throw new NotSupportedException();

        protected override object ReadReference(BinaryReader reader, Type type) => throw new NotSupportedException();
    }
}
