namespace Kata.Engine;

/// <summary>
/// Restores the console after an NUnit run. NUnit redirects it and restores what it found, which is another run's writer if runs
/// overlap: this restores the console as it was before the first run.
/// </summary>
internal sealed class ConsoleState : IDisposable
{
    private static readonly ConsoleState _own = new();

    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _errors = Console.Error;

    private ConsoleState()
    {
    }

    /// <summary>Call before a run, and dispose the result afterwards.</summary>
    public static ConsoleState Save() => _own;

    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_errors);
    }
}
