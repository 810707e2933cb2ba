using System.IO.Compression;
using Katas.Toolbox;
using Shouldly;

namespace Katas.Tests.Toolbox;

[TestFixture]
public sealed class IdxTests
{
    /// <summary>Two pictures of one line of three pixels.</summary>
    private static readonly byte[] _pictures = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255];

    [Test]
    public void A_plain_file_is_read()
    {
        var idx = Read(_pictures);

        idx.Shape.ShouldBe([2, 1, 3]);
        idx.Values.ShouldBe([1, 2, 3, 4, 5, 255]);
    }

    [Test]
    public void A_gzipped_file_is_read_whatever_its_name()
    {
        var idx = Read(Gzipped(_pictures));

        idx.Shape.ShouldBe([2, 1, 3]);
        idx.Values.ShouldBe([1, 2, 3, 4, 5, 255]);
    }

    [TestCase(1, new byte[] { 1, 2, 3 })]
    [TestCase(2, new byte[] { 1, 2, 3, 4, 5, 255 })]
    [TestCase(9, new byte[] { 1, 2, 3, 4, 5, 255 })]
    public void The_first_entries_are_read(int first, byte[] values) => Read(_pictures, first: first).Values.ShouldBe(values);

    [Test]
    public void An_empty_table_is_read() => Read([0, 0, 8, 1, 0, 0, 0, 0], dimensions: 1).Values.ShouldBeEmpty();

    [TestCase(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 5 }, "begins with 00000801, but IDX bytes of 3 dimensions begin with 00000803")]
    [TestCase(new byte[] { 0, 0, 13, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9 }, "begins with 00000D03, but IDX bytes of 3 dimensions begin with 00000803")]
    [TestCase(new byte[] { }, "ends within its header, after 0 of 16 bytes")]
    [TestCase(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0, 0 }, "ends within its header, after 10 of 16 bytes")]
    [TestCase(new byte[] { 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4 }, "ends after 4 of the 6 values that its header promises")]
    [TestCase(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4 }, "goes on after the 3 values that its header promises")]
    [TestCase(new byte[] { 0, 0, 8, 3, 255, 255, 255, 255, 0, 0, 0, 1, 0, 0, 0, 3 }, "promises -1 × 1 × 3 values, which cannot be")]
    [TestCase(new byte[] { 0, 0, 8, 3, 127, 0, 0, 0, 127, 0, 0, 0, 127, 0, 0, 0 }, "promises 2130706432 × 2130706432 × 2130706432 values, which cannot be")]
    public void A_file_of_another_format_is_refused_in_one_sentence(byte[] bytes, string what)
    {
        string[] messages = [Refusal(bytes), Refusal(Gzipped(bytes))];

        messages.ShouldAllBe(message =>
            message.Contains($"pictures.idx {what}: restore it with git checkout, or fetch it again.", StringComparison.Ordinal));
    }

    [Test]
    public void Truncated_or_corrupt_compressed_files_are_refused()
    {
        var whole = Gzipped([0, 0, 8, 1, 0, 0, 1, 0, .. Enumerable.Range(0, 256).Select(i => (byte)(i * i))]);
        byte[] damaged = [.. whole[..20], 0xFF, 0xFF, 0xFF, 0xFF, .. whole[24..]];

        Refusal(whole[..^100], dimensions: 1).ShouldContain("restore it");
        Refusal(damaged, dimensions: 1).ShouldContain("restore it");
    }

    private static Idx Read(byte[] bytes, int dimensions = 3, int first = int.MaxValue)
    {
        using var folder = new Folder();
        return Idx.Read(folder.Write("pictures.idx", bytes), dimensions, first);
    }

    private static string Refusal(byte[] bytes, int dimensions = 3) =>
        Should.Throw<InvalidDataException>(() => Read(bytes, dimensions)).Message;

    private static byte[] Gzipped(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        return zipped.ToArray();
    }
}
