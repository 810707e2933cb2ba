using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Engine;

/// <summary>
/// Loads an assembly of the tools together with an answer as its Katas. All other references, such as the toolbox, are shared
/// with this process.
/// </summary>
internal sealed class KatasContext : AssemblyLoadContext
{
    private readonly CompiledAnswer _answer;

    private KatasContext(CompiledAnswer answer)
        : base("katas") => _answer = answer;

    /// <summary>A public static method of a stage's class in an assembly of the tools; null if there is none.</summary>
    /// <param name="project">The assembly and its project: <c>Kata.Figures</c>.</param>
    /// <param name="type">The class, as <c>Kata.Figures.FullMlpFigures</c>.</param>
    /// <param name="method">The method, as <c>Draw</c>.</param>
    /// <param name="answer">The answer that the class calls.</param>
    public static TDelegate? Find<TDelegate>(string project, string type, string method, CompiledAnswer answer)
        where TDelegate : Delegate =>
        new KatasContext(answer).LoadFromAssemblyPath(Repository.OutputOf(project)).GetType(type)?.GetMethod(method) is { } found
            ? found.CreateDelegate<TDelegate>()
            : null;

    /// <summary>A method of a new object of such a class; null if there is none.</summary>
    /// <param name="project">As in <see cref="Find"/>.</param>
    /// <param name="type">As in <see cref="Find"/>; its constructor has no parameters.</param>
    /// <param name="method">The method.</param>
    /// <param name="answer">The answer that the class calls.</param>
    public static TDelegate? FindOfNew<TDelegate>(string project, string type, string method, CompiledAnswer answer)
        where TDelegate : Delegate =>
        new KatasContext(answer).LoadFromAssemblyPath(Repository.OutputOf(project)).GetType(type) is { } found
            ? found.GetMethod(method)!.CreateDelegate<TDelegate>(Activator.CreateInstance(found))
            : null;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name != "Katas")
        {
            return null;
        }

        using var assembly = new MemoryStream(_answer.Assembly);
        using var symbols = new MemoryStream(_answer.Symbols);
        return LoadFromStream(assembly, symbols);
    }
}
