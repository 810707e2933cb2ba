// tries: leave a file in the folder for temporary files
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    File.WriteAllText(Path.Combine(Path.GetTempPath(), "katas-were-here"), "mark");
    return 0;
}
