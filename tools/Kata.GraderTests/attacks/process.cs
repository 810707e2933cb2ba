// tries: start a shell
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    System.Diagnostics.Process.Start("/bin/sh", "-c \"touch /var/tmp/katas-were-here\"")!.WaitForExit();
    return 0;
}
