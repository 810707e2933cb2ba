namespace Katas.Toolbox;

/// <summary>Pictures of digits, and what they show.</summary>
/// <param name="Images">A row for each picture: 784 pixels, line by line from the top, 0 for paper to 255 for ink.</param>
/// <param name="Labels">The digit of each picture, 0 to 9.</param>
public sealed record Digits(int[][] Images, int[] Labels);

/// <summary>The MNIST database (LeCun, Cortes and Burges, 1998), from the folder <c>data/mnist</c>.</summary>
public static class Mnist
{
    /// <summary>A picture is 28 pixels wide, and as high.</summary>
    public const int Side = 28;

    private const int PerDigitInMini = 100;

    /// <summary>The 60,000 pictures to train on.</summary>
    /// <param name="folder">Where the files are; by default <c>data/mnist</c> of the repository.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public static Digits Train(string? folder = null) => Read("train", folder ?? Folder());

    /// <summary>The official 10,000 to test on, by other writers.</summary>
    /// <param name="folder">Where the files are; by default <c>data/mnist</c> of the repository.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public static Digits Test(string? folder = null) => Read("t10k", folder ?? Folder());

    /// <summary>
    /// 1,000 for fast loops: of each digit the first 100 of <see cref="Train"/>, in the order they have there. Reads no further
    /// than the last of them.
    /// </summary>
    /// <param name="folder">Where the files are; by default <c>data/mnist</c> of the repository.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public static Digits Mini(string? folder = null)
    {
        folder ??= Folder();
        var labels = Idx.Read(PathOf(folder, "train", "labels-idx1"), dimensions: 1).Values;
        var seen = new int[byte.MaxValue + 1];
        int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => seen[labels[row]]++ < PerDigitInMini)];

        var all = Pictures(Idx.Read(PathOf(folder, "train", "images-idx3"), dimensions: 3, first: rows[^1] + 1));
        return new Digits([.. rows.Select(row => all[row])], [.. rows.Select(row => (int)labels[row])]);
    }

    /// <summary>The same as <see cref="Train"/> or <see cref="Test"/> in a quarter of the memory: the files' bytes.</summary>
    /// <param name="set">train or t10k.</param>
    /// <param name="folder">Where the files are; by default <c>data/mnist</c> of the repository.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    internal static (Idx Images, Idx Labels) Bytes(string set, string? folder = null)
    {
        folder ??= Folder();
        var (imagesPath, labelsPath) = (PathOf(folder, set, "images-idx3"), PathOf(folder, set, "labels-idx1"));
        var (images, labels) = (Idx.Read(imagesPath, dimensions: 3), Idx.Read(labelsPath, dimensions: 1));
        return images.Shape[0] == labels.Shape[0]
            ? (images, labels)
            : throw new InvalidDataException(
                $"{imagesPath} has {images.Shape[0]} pictures but {labelsPath} has {labels.Shape[0]} labels, and they pair up "
                    + "one to one: restore both with git checkout.");
    }

    private static Digits Read(string set, string folder)
    {
        var (images, labels) = Bytes(set, folder);
        return new Digits(Pictures(images), [.. labels.Values.Select(label => (int)label)]);
    }

    private static int[][] Pictures(Idx images)
    {
        var size = images.Shape[1] * images.Shape[2];
        var pictures = new int[images.Shape[0]][];
        Parallel.For(0, pictures.Length, i =>
            pictures[i] = Array.ConvertAll(images.Values[(i * size)..((i + 1) * size)], pixel => (int)pixel));
        return pictures;
    }

    private static string PathOf(string folder, string set, string kind) => Path.Combine(folder, $"{set}-{kind}-ubyte.gz");

    /// <summary>data/mnist in the nearest folder above the program, or above the current folder.</summary>
    internal static string Folder() =>
        new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.SelectMany(CourseFolder.AtOrAbove)
            .Select(folder => Path.Combine(folder, "data", "mnist")).FirstOrDefault(Directory.Exists)
        ?? throw new DirectoryNotFoundException(
            $"There is no data/mnist in {AppContext.BaseDirectory} or {Environment.CurrentDirectory}, nor above them: run this "
                + "inside the repository, or hand over the folder.");
}
