using System.Diagnostics;
using Kata.Wire;
using Kata.Worker;

// usage: Kata.Worker <pipe to read> <pipe to write>     the handles that were inherited, or - - for standard input and output
//        Kata.Worker probe                              what can be reached from here, a line each
// The learner's code runs here and nowhere else.
if (args is ["probe"])
{
    Probe.Run();
    return;
}

var overStandardStreams = args is ["-", "-"];
using Stream input = overStandardStreams ? Console.OpenStandardInput() : FramedPipe.Inherited(args[0], FileAccess.Read);
using Stream output = overStandardStreams ? Console.OpenStandardOutput() : FramedPipe.Inherited(args[1], FileAccess.Write);
if (!overStandardStreams)
{
    // Standard input ends when the parent does: then this process must not outlive it.
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

var worker = new Thread(
    () =>
    {
        using var host = new Host(new FramedPipe(input, output));
        host.Run();
    },
    maxStackSize: 8 << 20);
worker.Start();
worker.Join();
