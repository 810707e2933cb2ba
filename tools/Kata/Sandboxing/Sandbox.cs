using System.Diagnostics;

namespace Kata.Sandboxing;

/// <summary>Isolates a worker.</summary>
internal abstract class Sandbox
{
    /// <summary>No isolation: for the learner's own code, and for trusted submissions.</summary>
    public static Sandbox None { get; } = new NoSandbox();

    /// <summary>Its name in results and reports.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the worker communicates over standard input and output, because no other pipe reaches it.</summary>
    public virtual bool TalksOverStandardStreams => false;

    /// <summary>How to start a worker.</summary>
    /// <param name="program">What it runs.</param>
    /// <param name="arguments">Further arguments.</param>
    /// <param name="held">To dispose once it has started.</param>
    public abstract ProcessStartInfo Start(WorkerProgram program, IEnumerable<string> arguments, out IDisposable? held);

    /// <summary>Kills a started process and all that it has started.</summary>
    public virtual void Kill(Process process) => process.Kill(entireProcessTree: true);

    private sealed class NoSandbox : Sandbox
    {
        public override string Name => "none";

        public override ProcessStartInfo Start(WorkerProgram program, IEnumerable<string> arguments, out IDisposable? held)
        {
            held = null;
            var start = new ProcessStartInfo(
                "dotnet", ["exec", Path.Combine(WorkerProgram.Folder, program.Assembly), .. program.Arguments, .. arguments]);
            foreach (var (name, value) in program.Environment)
            {
                start.Environment[name] = value;
            }

            return start;
        }
    }
}
