// tries: open the inherited pipe a second time
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    using var pipe = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.Out, Environment.GetCommandLineArgs()[^1]);
    pipe.Write([9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    return 0;
}
