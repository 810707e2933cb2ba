// tries: answer with rows that are nothing, and numbers at the edge
// stopped by: verdict
// then by: verdict
// over: 09-digit-classifier Metrics

public static int[] Predictions(double[][] probabilities) =>
    [int.MinValue, int.MaxValue, -1];

public static double Accuracy(int[] labels, int[] predictions)
{
    Guard.NotEmpty(labels);
    Guard.Pairs(predictions, labels);

    return double.NaN;
}

public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
{
    Guard.NotEmpty(labels);
    Guard.Pairs(predictions, labels);

    return [null!, [], new int[classes]];
}

public static ClassScore[] Scores(int[][] confusion)
{
    return [null!, new ClassScore(double.NaN, double.NaN, double.NaN)];
}
