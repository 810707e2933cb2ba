using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Engine;

/// <summary>
/// An assembly of the tools that calls the course's assembly Katas, loaded with an answer as that Katas. What the answer and the assembly
/// refer to besides, the toolbox above all, is this process's own.
/// </summary>
internal sealed class KatasContext : AssemblyLoadContext
{
    private readonly CompiledAnswer _answer;

    private KatasContext(CompiledAnswer answer)
        : base("katas") => _answer = answer;

    /// <summary>The public static method of a stage's class in an assembly of the tools, ready to be called; null if the stage has no such class.</summary>
    /// <param name="project">The assembly, which is in the output folder of the same name: <c>Kata.Figures</c>.</param>
    /// <param name="type">The class, as <c>Kata.Figures.FullMlpFigures</c>.</param>
    /// <param name="method">The method, as <c>Draw</c>.</param>
    /// <param name="answer">What the class calls as Katas.</param>
    public static TDelegate? Find<TDelegate>(string project, string type, string method, CompiledAnswer answer)
        where TDelegate : Delegate =>
        new KatasContext(answer).LoadFromAssemblyPath(Repository.OutputOf(project)).GetType(type)?.GetMethod(method) is { } found ? found.CreateDelegate<TDelegate>() : null;

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
