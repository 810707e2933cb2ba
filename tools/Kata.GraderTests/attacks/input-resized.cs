// tries: put rows of another length, and the array itself, into what was given
// stopped by: verdict
// then by: verdict

private static double[] Spoil(double[][] batch)
{
    for (var i = 0; i < batch.Length; i++)
    {
        batch[i] = i % 2 == 0 ? null! : new double[1_000_000];
    }

    return batch.Length > 1 ? batch[1] : [];
}

public double[] Forward(double[][] batch) => Spoil(batch);
