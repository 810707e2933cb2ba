using System.Diagnostics;

namespace Kata.Sandboxing;

/// <summary>What holds a child process.</summary>
internal abstract class Sandbox
{
    /// <summary>Nothing: for the learner's own code, and for submissions that are trusted.</summary>
    public static Sandbox None { get; } = new NoSandbox();

    /// <summary>As results and reports call it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the child talks over its standard input and output, since no other pipe reaches it.</summary>
    public virtual bool TalksOverStandardStreams => false;

    /// <summary>Whether all that it holds ends with the process that is started.</summary>
    public virtual bool EndsAsOne => false;

    /// <summary>How a child is started.</summary>
    /// <param name="child">The child.</param>
    /// <param name="arguments">What it is started with besides.</param>
    /// <param name="held">What must be kept open until it has started, and not longer.</param>
    public abstract ProcessStartInfo Start(Child child, IEnumerable<string> arguments, out IDisposable? held);

    private sealed class NoSandbox : Sandbox
    {
        public override string Name => "none";

        public override ProcessStartInfo Start(Child child, IEnumerable<string> arguments, out IDisposable? held)
        {
            held = null;
            var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(Child.Folder, child.Assembly), .. child.Arguments, .. arguments]);
            foreach (var (name, value) in child.Environment)
            {
                start.Environment[name] = value;
            }

            return start;
        }
    }
}
