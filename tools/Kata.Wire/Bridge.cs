namespace Kata.Wire;

/// <summary>A proxy for an object of the learner's, which lives in the worker.</summary>
public abstract class Remote
{
    /// <summary>For an object that the worker already has.</summary>
    protected Remote(int handle) => Handle = handle;

    /// <summary>The object's number in the worker.</summary>
    public int Handle { get; }
}

/// <summary>Where the proxies send their calls.</summary>
public interface IBridge
{
    /// <summary>Calls a member in the worker and returns its result.</summary>
    /// <param name="type">The full name of the type that has the member.</param>
    /// <param name="signature">The member's name and parameter types: <c>Forward(System.Double[])</c>.</param>
    /// <param name="target">The object, or null for a static member or a constructor.</param>
    /// <param name="parameters">The parameters' types.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="result">What the member returns.</param>
    object? Call(string type, string signature, Remote? target, Type[] parameters, object?[] arguments, Type result);
}

/// <summary>What the generated proxies call.</summary>
public static class Bridge
{
    private static readonly AsyncLocal<IBridge?> _current = new();

    /// <summary>The bridge of the tests that run on this thread, and on threads it starts.</summary>
    public static IBridge? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    /// <summary>Constructs an object in the worker and returns its handle.</summary>
    public static int Construct(string type, string signature, Type[] parameters, params object?[] arguments) =>
        (int)Open.Call(type, signature, null, parameters, arguments, typeof(int))!;

    /// <summary>Calls a member that returns a value.</summary>
    public static T Call<T>(string type, string signature, Remote? target, Type[] parameters, params object?[] arguments) =>
        (T)Open.Call(type, signature, target, parameters, arguments, typeof(T))!;

    /// <summary>Calls a member that returns nothing.</summary>
    public static void Run(string type, string signature, Remote? target, Type[] parameters, params object?[] arguments) =>
        Open.Call(type, signature, target, parameters, arguments, typeof(void));

    private static IBridge Open =>
        Current ?? throw new InvalidOperationException("A proxy was called while no worker was connected.");
}

/// <summary>The number of an object in the worker, as the proxies' constructors take it.</summary>
/// <param name="Number">The handle.</param>
public readonly record struct Handle(int Number);
