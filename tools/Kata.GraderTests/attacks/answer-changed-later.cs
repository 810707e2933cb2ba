// tries: change an array on another thread after it was returned
// stopped by: verdict
// then by: verdict

private static double[] Later(int length)
{
    var answer = new double[length];
    Task.Run(() =>
    {
        for (var i = 0; ; i++)
        {
            Array.Fill(answer, i);
        }
    });
    return answer;
}

public double[] Forward(double[][] batch) => Later(batch.Length);
