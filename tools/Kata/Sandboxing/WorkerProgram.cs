namespace Kata.Sandboxing;

/// <summary>What a worker runs: a program of kata's own.</summary>
/// <param name="Assembly">Its file, next to kata's.</param>
/// <param name="Arguments">Its arguments, before the pipe handles.</param>
/// <param name="Files">The files it needs from that folder, as patterns; a sandbox shows it nothing else.</param>
/// <param name="Megabytes">The limit of its heap.</param>
/// <param name="OpenFiles">The limit of its open files: the compiler opens every .NET assembly.</param>
internal sealed record WorkerProgram(string Assembly, string[] Arguments, string[] Files, int Megabytes, int OpenFiles)
{
    /// <summary>Runs the code of an answer.</summary>
    public static WorkerProgram Runner { get; } = new(
        "Kata.Worker.dll",
        [],
        ["Kata.Worker.*", "Kata.Wire.dll", "Toolbox.dll", "System.Numerics.Tensors.dll"],
        Megabytes: 768,
        OpenFiles: 256);

    /// <summary>Runs a playground with an answer.</summary>
    public static WorkerProgram Playground { get; } =
        Runner with { Arguments = ["playground"], Megabytes = 1_024 };

    /// <summary>Compiles answers.</summary>
    public static WorkerProgram Compiler { get; } =
        new("kata.dll", ["compile"], ["*.dll", "kata.*"], Megabytes: 1_024, OpenFiles: 1_024);

    /// <summary>The folder of the assemblies.</summary>
    public static string Folder => AppContext.BaseDirectory;

    /// <summary>The files it needs, in the folder of the assemblies or in a copy of it.</summary>
    public IEnumerable<string> PathsIn(string folder) =>
        Files.SelectMany(pattern => Directory.GetFiles(folder, pattern)).Distinct();

    /// <summary>
    /// Limits its memory, closes the debugger's entry points, and turns tiered compilation off: no worker lives long enough for
    /// it to pay.
    /// </summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        ("DOTNET_GCHeapHardLimit", $"0x{(long)Megabytes << 20:x}"),
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_DbgEnableMiniDump", "0"),
        ("DOTNET_TieredCompilation", "0"),
    ];
}
