// tries: leave loops running beside the next tests
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    for (var i = 0; i < 64; i++)
    {
        Task.Run(() =>
        {
            while (true)
            {
            }
        });
    }
    return 0;
}
