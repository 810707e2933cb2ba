// tries: end the process as soon as the assembly is loaded
// stopped by: allow-list
// then by: verdict

// beside:
internal static class Start
{
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void Run() => Environment.Exit(0);
}
