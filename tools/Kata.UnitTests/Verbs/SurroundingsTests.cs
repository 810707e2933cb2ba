using Kata.Verbs;

namespace Kata.UnitTests.Verbs;

/// <summary>What the doctor finds on machines that are invented here.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SurroundingsTests : IDisposable
{
    private readonly TempFolder _home = new();
    private readonly Dictionary<string, string> _variables = [];

    public SurroundingsTests() => _variables["HOME"] = _home.Path;

    public void Dispose() => _home.Dispose();

    [Test]
    public void A_usual_machine_has_no_faults() => Faults().ShouldBeEmpty();

    [TestCase("MicrosoftTestingPlatform", true)]
    [TestCase("vstest", false)]
    public void Another_test_runner(string runner, bool isFault)
    {
        _variables["DOTNET_TEST_RUNNER"] = runner;

        Faults().Any(fault => fault.Finding == $"DOTNET_TEST_RUNNER is {runner}, and dotnet test here needs VSTest"
            && fault.Remedy.StartsWith("unset DOTNET_TEST_RUNNER", StringComparison.Ordinal)).ShouldBe(isFault);
    }

    [Test]
    public void Only_a_newer_SDK() =>
        Machine(sdks: "11.0.100 [/usr/share/dotnet/sdk]\n").WhichSdk("10.0.100").ShouldStartWith(
            "There is 11.0.100. The course needs .NET 10: install its SDK too");

    [Test]
    public void No_SDK() =>
        Machine(sdks: null).WhichSdk("10.0.100").ShouldStartWith("Install the .NET SDK 10.0.100 or a later one");

    [TestCase("/mnt/c/Users/ann/katas", true, true)]
    [TestCase("/mnt/c/Users/ann/katas", false, false)]
    [TestCase("/srv/katas", true, false)]
    public void Files_on_a_Windows_disk_in_WSL(string root, bool isWsl, bool isFault)
    {
        _variables["WSL_DISTRO_NAME"] = isWsl ? "Debian" : "";

        Faults(root).Any(fault => fault.Finding.StartsWith("on a Windows disk", StringComparison.Ordinal)).ShouldBe(isFault);
    }

    [TestCase("/srv/OneDrive - School/katas")]
    [TestCase(@"C:\\ann\\OneDrive\\katas")]
    public void A_OneDrive_folder(string root) => Faults(root).Single().Finding.ShouldStartWith("in OneDrive, which locks files");

    [Test]
    public void A_missing_home()
    {
        _variables.Remove("HOME");

        Faults().Single().Finding.ShouldBe("HOME is not set, or no folder");
    }

    [TestCase("E https://one.example/packages\nD https://off.example\n", null)]
    [TestCase(
        "EO https://one.example/packages\r\nEM C:\\Program Files\\packages\r\n",
        @"packages come from 2 sources: https://one.example/packages, C:\Program Files\packages")]
    [TestCase(null, null)]
    public void A_second_package_source_in_use(string? nuget, string? found) =>
        (Machine(sources: nuget).Faults().SingleOrDefault()?.Finding).ShouldBe(found);

    [TestCase("/bin/zsh", "zsh")]
    [TestCase("/usr/bin/fish", "fish")]
    [TestCase("/bin/sh", "bash")]
    public void The_tab_key_of_this_shell(string shell, string name)
    {
        _variables["SHELL"] = shell;
        Machine().TabKey().Finding.ShouldBe($"could complete stages: kata completions {name} --help");

        _home.Write(".bashrc", "source <(katas/kata completions bash)");
        Machine().TabKey().Finding.ShouldBe($"completes ({name})");
    }

    private Check[] Faults(string? root = null) => Machine(root).Faults();

    private Surroundings Machine(string? root = null, string? sdks = "10.0.100 [x]", string? sources = "") =>
        new(root ?? "/srv/katas", _variables.GetValueOrDefault, () => sdks, () => sources, IsWindows: false);
}
