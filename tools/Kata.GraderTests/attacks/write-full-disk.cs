// tries: fill the disk
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    using var file = File.Create("/var/tmp/zeros");
    while (true)
    {
        file.Write(new byte[1 << 20]);
    }
    return 0;
}
