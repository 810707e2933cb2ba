// tries: leave a process behind that outlives the grading
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    System.Diagnostics.Process.Start("setsid", "nohup sh -c \"sleep 100000\"");
    return 0;
}
