namespace Katas.DigitClassifier;

/// <summary>The row numbers of the three parts of a data set; every row is in exactly one part.</summary>
/// <param name="Training">The rows to learn from.</param>
/// <param name="Validation">The rows for making choices: how many epochs, how many hidden units.</param>
/// <param name="Test">The rows to report on, once, at the end.</param>
public sealed record Split(int[] Training, int[] Validation, int[] Test);

/// <summary>Turns labels and pixels into data that a network can train on.</summary>
public static class Preparation
{
    /// <summary>One-hot rows: yₖ is 1 where k is the label, and 0 elsewhere.</summary>
    /// <param name="labels">The class of each row, from 0 to classes − 1.</param>
    /// <param name="classes">The number of classes, whether or not all of them occur.</param>
    /// <returns>A new array per label, each classes long.</returns>
    /// <exception cref="ArgumentException">A label is not one of the classes.</exception>
    public static double[][] OneHot(int[] labels, int classes)
    {
        RequireLabels(labels, classes);

        var rows = new double[labels.Length][];
        for (var i = 0; i < labels.Length; i++)
        {
            rows[i] = new double[classes];
            rows[i][labels[i]] = 1;
        }

        return rows;
    }

    /// <summary>x = pixel / 255: from 0 (paper) to 1 (ink).</summary>
    /// <param name="pixels">Rows of pixels, each from 0 to 255.</param>
    /// <returns>A new array per row.</returns>
    public static double[][] ScalePixels(int[][] pixels) =>
        Array.ConvertAll(pixels, row => Array.ConvertAll(row, pixel => pixel / 255.0));

    /// <summary>
    /// A stratified split: 60 % of each class's rows for training, 20 % for validation and 20 % for the test, drawn at
    /// random. Where that isn't a whole number of rows, a part can be up to two rows off.
    /// </summary>
    /// <param name="labels">The class of each row, 0 or more. Class numbers can have gaps.</param>
    /// <param name="seed">The same seed gives the same split, another seed another split.</param>
    /// <returns>Row numbers, in any order.</returns>
    public static Split Split(int[] labels, int seed)
    {
        var random = new Random(seed);
        List<int> training = [], validation = [], test = [];
        foreach (var rowsOfClass in Enumerable.Range(0, labels.Length).GroupBy(row => labels[row]))
        {
            var rows = rowsOfClass.ToArray();
            random.Shuffle(rows);
            var (first, second) = (rows.Length * 3 / 5, rows.Length * 4 / 5);
            training.AddRange(rows[..first]);
            validation.AddRange(rows[first..second]);
            test.AddRange(rows[second..]);
        }

        return new Split([.. training], [.. validation], [.. test]);
    }

    /// <summary>The mini-batches of one epoch: the row numbers 0 to rows − 1, shuffled, then cut into batches.</summary>
    /// <remarks>Every order of the rows is possible.</remarks>
    /// <param name="rows">The number of rows, 0 or more.</param>
    /// <param name="batchSize">Rows per batch, 1 or more; the last batch gets whatever is left and can be shorter.</param>
    /// <param name="seed">The same seed gives the same batches, another seed other batches.</param>
    /// <exception cref="ArgumentException">rows is negative, or batchSize is less than 1.</exception>
    public static int[][] Batches(int rows, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        var order = Enumerable.Range(0, rows).ToArray();
        new Random(seed).Shuffle(order);
        return [.. order.Chunk(batchSize)];
    }

    private static void RequireLabels(int[] labels, int classes)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= classes)
            {
                throw new ArgumentException(
                    $"labels[{i}] is {labels[i]} but there are {classes} classes; a label is from 0 to {classes - 1}.",
                    nameof(labels));
            }
        }
    }
}
