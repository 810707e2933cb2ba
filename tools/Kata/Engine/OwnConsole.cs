namespace Kata.Engine;

/// <summary>
/// This process's console. NUnit redirects it for a run and puts back what it found, which, where runs overlap, is another run's: after a
/// run it is given back as it was before the first.
/// </summary>
internal sealed class OwnConsole : IDisposable
{
    private static readonly OwnConsole _own = new();

    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _errors = Console.Error;

    private OwnConsole()
    {
    }

    /// <summary>Call it before a run, and dispose what it returns after.</summary>
    public static OwnConsole Keep() => _own;

    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_errors);
    }
}
