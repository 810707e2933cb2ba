using System.Security.Cryptography;
using Katas.Toolbox;
using Shouldly;

namespace Katas.Tests.Toolbox;

[TestFixture]
public sealed class MnistTests
{
    [TestCase("train-images-idx3-ubyte", 60_000, 3, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")]
    [TestCase("train-labels-idx1-ubyte", 60_000, 1, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")]
    [TestCase("t10k-images-idx3-ubyte", 10_000, 3, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")]
    [TestCase("t10k-labels-idx1-ubyte", 10_000, 1, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")]
    public void The_four_files_are_the_original_ones(string name, int count, int dimensions, string hash)
    {
        var idx = Idx.Read(Path.Combine(Mnist.Folder(), $"{name}.gz"), dimensions);

        idx.Shape.ShouldBe(dimensions == 3 ? [count, 28, 28] : [count]);
        byte[] header = [0, 0, 8, (byte)dimensions, .. idx.Shape.SelectMany(length => BitConverter.GetBytes(length).Reverse())];
        Convert.ToHexStringLower(SHA256.HashData([.. header, .. idx.Values])).ShouldBe(hash);
    }

    [Test]
    public void Pictures_and_digits_pair_up()
    {
        var test = Mnist.Test();

        test.Images.Length.ShouldBe(10_000);
        test.Images.ShouldAllBe(image => image.Length == Mnist.Side * Mnist.Side && image.Min() >= 0 && image.Max() <= 255);
        test.Labels[..10].ShouldBe([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);

        // The first picture is a 7: a stroke across the top of the middle, and nothing at its foot on the left.
        var seven = test.Images[0].Chunk(Mnist.Side).ToArray();
        seven[8][6..20].ShouldAllBe(pixel => pixel > 0);
        seven[20][..8].ShouldAllBe(pixel => pixel == 0);
    }

    [Test]
    public void The_training_set_is_complete()
    {
        var train = Mnist.Train();

        train.Images.Length.ShouldBe(60_000);
        train.Labels[..10].ShouldBe([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
        train.Labels.CountBy(label => label)
            .Select(pair => pair.Value)
            .Order()
            .ShouldBe([5421, 5842, 5851, 5918, 5923, 5949, 5958, 6131, 6265, 6742]);
    }

    [Test]
    public void Mini_holds_the_first_hundred_of_each_digit_in_training_order()
    {
        var mini = Mnist.Mini();
        var train = Idx.Read(Path.Combine(Mnist.Folder(), "train-images-idx3-ubyte.gz"), dimensions: 3, first: 3);

        mini.Labels.CountBy(label => label).ShouldAllBe(pair => pair.Value == 100);
        mini.Labels[..10].ShouldBe([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
        mini.Images.Length.ShouldBe(1000);
        mini.Images[2].ShouldBe(train.Values[(2 * 784)..].Select(pixel => (int)pixel));
    }

    [Test]
    public void Pictures_without_their_labels_are_refused()
    {
        using var scratch = new Folder();
        scratch.Write("t10k-images-idx3-ubyte.gz", [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7, 8]);
        scratch.Write("t10k-labels-idx1-ubyte.gz", [0, 0, 8, 1, 0, 0, 0, 1, 5]);

        Should.Throw<InvalidDataException>(() => Mnist.Test(scratch.Path)).Message
            .ShouldMatch(
                "images-idx3-ubyte.gz has 2 pictures but .*labels-idx1-ubyte.gz has 1 labels, and they pair up one to one: "
                    + "restore both");
    }

    [Test]
    public void A_missing_file_is_named() =>
        Should.Throw<FileNotFoundException>(() => Mnist.Train(Path.Combine(Mnist.Folder(), "elsewhere"))).Message
            .ShouldContain("train-images-idx3-ubyte.gz is missing: restore it");
}
