// tries: read a file by the toolbox that is given
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    Katas.Toolbox.Idx.Read("/etc/passwd", 1);
    return 0;
}
