using System.Text;
using Kata.Exports;

namespace Kata.UnitTests.Exports;

public sealed class ProtoMessageTests
{
    /// <summary>The examples of the documentation of Protocol Buffers.</summary>
    [Test]
    public void Numbers_texts_and_messages_are_encoded()
    {
        var number = new ProtoMessage().Number(1, 150);

        number.ToArray().ShouldBe([0x08, 0x96, 0x01]);
        new ProtoMessage().Text(2, "testing").ToArray().ShouldBe([0x12, 0x07, .. Encoding.UTF8.GetBytes("testing")]);
        new ProtoMessage().Message(3, number).ToArray().ShouldBe([0x1a, 0x03, 0x08, 0x96, 0x01]);
    }

    [Test]
    public void Large_fields_and_lengths_take_more_bytes()
    {
        new ProtoMessage().Number(20, 2).ToArray().ShouldBe([0xa0, 0x01, 0x02]);
        new ProtoMessage().Bytes(9, new byte[300]).ToArray()[..3].ShouldBe([0x4a, 0xac, 0x02]);
    }

    [Test]
    public void Numbers_are_halved_in_size_lowest_byte_first() =>
        Floats.Of([1, -2]).ShouldBe([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
}
