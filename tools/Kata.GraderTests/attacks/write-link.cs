// tries: make a link that leads out
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    var link = File.CreateSymbolicLink("/var/tmp/link", "/etc/passwd");
    Console.WriteLine(File.ReadAllText(link.FullName));
    return 0;
}
