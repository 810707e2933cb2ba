using System.Diagnostics;
using Kata.Wire;
using Kata.Worker;

// usage: Kata.Worker <pipe to read> <pipe to write>     inherited handles, or - - for standard input and output
//        Kata.Worker playground <pipe to read> <pipe to write>
//        Kata.Worker probe                              prints what can be reached from here, one per line
// The learner's code runs here and nowhere else.
if (args is ["probe"])
{
    Probe.Run();
    return;
}

var overStandardStreams = args is ["-", "-"];
using Stream input = overStandardStreams ? Console.OpenStandardInput() : FramedPipe.Inherited(args[^2], FileAccess.Read);
using Stream output = overStandardStreams ? Console.OpenStandardOutput() : FramedPipe.Inherited(args[^1], FileAccess.Write);
if (!overStandardStreams)
{
    // Standard input closes when the parent exits: this process must not outlive it.
    var parent = Console.OpenStandardInput();
    new Thread(() =>
    {
        while (parent.ReadByte() >= 0)
        {
        }

        Process.GetCurrentProcess().Kill();
    })
    { IsBackground = true }.Start();
}

var thread = new Thread(
    () =>
    {
        var pipe = new FramedPipe(input, output);
        if (args[0] == "playground")
        {
            new PlaygroundServer(pipe).Run();
            return;
        }

        using var server = new WorkerServer(pipe);
        server.Run();
    },
    maxStackSize: 8 << 20);
thread.Start();
thread.Join();
