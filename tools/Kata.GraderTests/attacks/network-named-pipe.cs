// tries: talk to another submission by a pipe with a name
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    using var pipe = new System.IO.Pipes.NamedPipeServerStream("katas");
    pipe.WaitForConnection();
    return 0;
}
