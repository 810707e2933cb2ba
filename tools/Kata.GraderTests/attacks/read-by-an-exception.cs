// tries: let a reader of text open a file
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    using var reader = new StreamReader("/etc/hostname");
    return 0;
}
