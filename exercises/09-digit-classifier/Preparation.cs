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

        // TODO (task 1): which column of a row belongs to the label, and what goes into the others?
        throw new NotImplementedException();
    }

    /// <summary>x = pixel / 255: from 0 (paper) to 1 (ink).</summary>
    /// <param name="pixels">Rows of pixels, each from 0 to 255.</param>
    /// <returns>A new array per row.</returns>
    public static double[][] ScalePixels(int[][] pixels) =>
        // TODO (task 1): what does a pixel of 255 become, and what is 51 / 255 if both are ints?
        throw new NotImplementedException();

    /// <summary>
    /// A stratified split: 60 % of each class's rows for training, 20 % for validation and 20 % for the test, drawn at
    /// random. Where that isn't a whole number of rows, a part can be up to two rows off.
    /// </summary>
    /// <param name="labels">The class of each row, 0 or more. Class numbers can have gaps.</param>
    /// <param name="seed">The same seed gives the same split, another seed another split.</param>
    /// <returns>Row numbers, in any order.</returns>
    public static Split Split(int[] labels, int seed)
    {
        // TODO (task 3): if a class is rare, how do you make sure that each part gets its share of it?
        throw new NotImplementedException();
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

        // TODO (task 4): which comes first, shuffling or cutting, and what happens to the rows left over?
        throw new NotImplementedException();
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
