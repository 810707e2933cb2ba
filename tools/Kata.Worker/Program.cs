using System.Diagnostics;
using System.IO.Pipes;
using Kata.Wire;
using Kata.Worker;

// usage: Kata.Worker <pipe to read> <pipe to write>
// The learner's code runs here and nowhere else. Standard input ends when the parent does: then this process must not outlive it.
using var input = new AnonymousPipeClientStream(PipeDirection.In, args[0]);
using var output = new AnonymousPipeClientStream(PipeDirection.Out, args[1]);
var parent = Console.OpenStandardInput();
new Thread(() =>
{
    while (parent.ReadByte() >= 0)
    {
    }

    Process.GetCurrentProcess().Kill();
})
{ IsBackground = true }.Start();

var worker = new Thread(
    () =>
    {
        using var host = new Host(new FramedPipe(input, output));
        host.Run();
    },
    maxStackSize: 8 << 20);
worker.Start();
worker.Join();
