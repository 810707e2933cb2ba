// tries: start threads by the thousand, without naming one
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    Parallel.For(0, 100_000, new ParallelOptions { MaxDegreeOfParallelism = -1 }, i => Task.Delay(1_000).Wait());
    return 0;
}
