using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Live;

/// <summary>
/// Finds Kata.Live and ASP.NET's shared framework, part of the SDK, when they are needed. If kata referenced that framework, its
/// build would need one more package, and kata wouldn't start at all where the framework is missing.
/// </summary>
internal static class LiveAssemblies
{
    private const string Framework = "Microsoft.AspNetCore.App";

    private static readonly string _own = Path.GetDirectoryName(Repository.OutputOf("Kata.Live"))!;

    /// <summary>Called before anything of Kata.Live is used.</summary>
    /// <exception cref="KataException">The shared framework isn't installed.</exception>
    public static void Register()
    {
        var framework = Folder(Path.GetDirectoryName(typeof(object).Assembly.Location)!) ?? throw new KataException(
            "The page needs the ASP.NET Core runtime, which the .NET SDK has and which is missing here: install it.",
            Exit.Broken);
        AssemblyLoadContext.Default.Resolving += (context, name) => Load(context, name, _own) ?? Load(context, name, framework);
    }

    /// <summary>The newest version of the framework that fits .NET's own, next to it.</summary>
    /// <param name="runtime">The folder of .NET's own: <c>shared/Microsoft.NETCore.App/10.0.0</c>.</param>
    public static string? Folder(string runtime)
    {
        var all = Path.Combine(runtime, "..", "..", Framework);
        return Directory.Exists(all)
            ? Directory.GetDirectories(all)
                .Where(folder => VersionOf(folder) is { } version && version.Major == Environment.Version.Major)
                .MaxBy(VersionOf)
            : null;
    }

    private static Version? VersionOf(string folder) =>
        Version.TryParse(Path.GetFileName(folder), out var version) ? version : null;

    private static Assembly? Load(AssemblyLoadContext context, AssemblyName name, string folder) =>
        Path.Combine(folder, $"{name.Name}.dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
}
