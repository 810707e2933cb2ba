namespace Kata.Sandboxing;

/// <summary>A program of ours that a child process runs.</summary>
/// <param name="Assembly">Its file, beside kata's own.</param>
/// <param name="Arguments">What it is started with, before the pipes' handles.</param>
/// <param name="Files">What it needs of that folder, as patterns: nothing else is shown to it in a sandbox.</param>
/// <param name="Megabytes">How large its heap may grow.</param>
/// <param name="OpenFiles">How many it may have open: a compiler holds every assembly of .NET.</param>
internal sealed record Child(string Assembly, string[] Arguments, string[] Files, int Megabytes, int OpenFiles)
{
    /// <summary>Runs an answer's code.</summary>
    public static Child Worker { get; } = new("Kata.Worker.dll", [], ["Kata.Worker.*", "Kata.Wire.dll", "Toolbox.dll", "System.Numerics.Tensors.dll"], Megabytes: 768, OpenFiles: 256);

    /// <summary>Compiles answers.</summary>
    public static Child Compiler { get; } = new("kata.dll", ["compile"], ["*.dll", "kata.*"], Megabytes: 1_024, OpenFiles: 1_024);

    /// <summary>Where the assemblies are.</summary>
    public static string Folder => AppContext.BaseDirectory;

    /// <summary>The files that it needs, in the folder where the assemblies are, or in a copy of it.</summary>
    public IEnumerable<string> PathsIn(string folder) => Files.SelectMany(pattern => Directory.GetFiles(folder, pattern)).Distinct();

    /// <summary>
    /// The environment that bounds it, takes the doors for debuggers away, and compiles each method once and well: no child lives long enough to
    /// win the time back that counting its calls and compiling it again would take.
    /// </summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        ("DOTNET_GCHeapHardLimit", $"0x{(long)Megabytes << 20:x}"),
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_DbgEnableMiniDump", "0"),
        ("DOTNET_TieredCompilation", "0"),
    ];
}
