using Build;

foreach (var (name, value) in new Dictionary<string, string?>
{
    ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    ["DOTNET_NOLOGO"] = "1",
    ["MSBUILDTERMINALLOGGER"] = "off",
    ["DiffEngine_Disabled"] = "true",
    // One warm MSBuild for all builds, whatever the machine's defaults are: a run has dozens. The runner stops it, and the
    // compiler. The salt keeps this MSBuild apart from those of other programs.
    ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1",
    ["MSBUILDDISABLENODEREUSE"] = null,
    ["MSBUILDNODEHANDSHAKESALT"] = Guid.NewGuid().ToString(),
    // Instrumenting code to compile it better pays off in none of these short-lived programs.
    ["DOTNET_TieredPGO"] = "0",
    // Mapping code twice, writable and executable, costs programs that compile much a seventh of their time.
    ["DOTNET_EnableWriteXorExecute"] = "0",
    // 64 MB before the first collection: on a machine that reports a small cache .NET collects a hundred times a second.
    ["DOTNET_GCgen0size"] = "0x4000000",
    // See Directory.Build.props.
    ["RunAnalyzersDuringBuild"] = "true",
    ["KATA_ALL"] = null,
    ["KATA_CULTURE"] = null,
    ["KATA_EXPORT"] = null,
    ["KATA_SEED"] = null,
})
{
    Environment.SetEnvironmentVariable(name, value);
}

try
{
    return args switch
    {
        ["mutants", .. var arguments] => await Mutants.Run(arguments),
        ["solution-branch"] => await SolutionBranch.Renew(Course.Root),
        _ => await Runner.Run(args),
    };
}
catch (StepFailedException broken)
{
    Console.Error.WriteLine(broken.Message);
    return 1;
}
