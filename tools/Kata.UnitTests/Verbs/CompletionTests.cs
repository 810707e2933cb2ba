using Kata.Completing;
using Kata.Verbs;

namespace Kata.UnitTests.Verbs;

/// <summary>What the TAB key offers, and the script that asks for it in a real bash.</summary>
public sealed class CompletionTests
{
    /// <summary>What the tests built, which no launcher has built and so counts as stale.</summary>
    private static readonly string _unstamped = Path.Combine(Path.GetDirectoryName(Repository.OutputOf("Kata"))!, "kata.dll");

    private static readonly string _published = Path.GetDirectoryName(CourseCopy.Program)!;

    [TestCase("kata wat", "watch")]
    [TestCase("./kata wat", "watch")]
    [TestCase("  kata.cmd wat", "watch")]
    [TestCase("kata test 03", "03-bias-gradient")]
    [TestCase("kata test 3", "03-bias-gradient")]
    [TestCase("kata test bias", "03-bias-gradient")]
    [TestCase("kata 03", "03-bias-gradient")]
    [TestCase("kata test 1 03", "03-bias-gradient")]
    [TestCase("kata test --js", "--json")]
    [TestCase("kata hint --a", "--all", "--again")]
    [TestCase("kata completions z", "zsh")]
    [TestCase("kata grade --stage 03", "03-bias-gradient")]
    [TestCase("kata new st", "stage")]
    [TestCase("kata test no-such-stage")]
    public void The_words_that_fit(string line, params string[] words) => Words(line).ShouldBe(words, ignoreOrder: true);

    [TestCase("kata test ")]
    [TestCase("kata watch ")]
    public void Every_stage_is_offered(string line) => Words(line).ShouldBe(StageFolder.All.Select(stage => stage.Slug));

    [Test]
    public void Every_command_is_offered_and_no_hidden_one()
    {
        var words = Words("kata ");

        words.ShouldBe(CommandLine.Root().Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name), ignoreOrder: true);
        words.ShouldNotContain("compile");
    }

    [Test]
    public void Several_names_that_only_contain_the_word_would_erase_it() => Words("kata test we").ShouldBeEmpty();

    [TestCase("./kata te", "test")]
    [TestCase("./kata test 01", "01-neuron-forward")]
    [TestCase("./kata test forward", "01-neuron-forward")]
    [TestCase("./kata hint 1 --ag", "--again")]
    [TestCase("./kata nothing-begins-like-this", "")]
    [Platform("Linux")]
    public void Bash_completes(string line, string completed)
    {
        using var folder = new TempFolder();
        folder.Write("kata", $"#!/bin/sh\nexec dotnet exec '{CourseCopy.Program}' \"$@\"\n");
        folder.Write("script", ShellScripts.Bash);

        Bash(folder, $$"""
            chmod +x kata; source ./script
            COMP_WORDS=({{line}}); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _kata
            echo "${COMPREPLY[*]}"
            """).ShouldBe($"{completed}\n");
    }

    /// <summary>If the compiler is an empty file, a completion works and a test doesn't.</summary>
    [Test]
    public void A_completion_does_not_load_the_engine()
    {
        using var folder = new TempFolder();
        foreach (var file in Directory.GetFiles(_published))
        {
            var copy = folder.At(Path.GetFileName(file));
            if (Path.GetFileName(file).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                || Path.GetFileName(file).StartsWith("Spectre", StringComparison.Ordinal))
            {
                File.WriteAllBytes(copy, []);
            }
            else if (Path.GetExtension(file) is ".dll" or ".json")
            {
                File.Copy(file, copy);
            }
        }

        Kata("[suggest:12]", "kata test 03").ShouldBe((0, $"03-bias-gradient{Environment.NewLine}"));
        Kata("test", "1").Code.ShouldNotBe(0);

        (int Code, string Output) Kata(params string[] arguments) =>
            Tool.Run("dotnet", ["exec", folder.At("kata.dll"), .. arguments]) is var (code, output, _) ? (code, output) : default;
    }

    [Test]
    public void The_launcher_does_not_build_for_it()
    {
        using var folder = new TempFolder();
        folder.Write("kata", File.ReadAllBytes(Path.Combine(Repository.Root, "kata")));

        Bash(folder, "bash kata '[suggest:5]' 'kata ' && ls").ShouldBe("kata\n");
    }

    /// <summary>A shell's start file asks for the script: otherwise a new shell would wait for a build after an update.</summary>
    [TestCase(Exit.Green, "completions", "bash")]
    [TestCase(Exit.Green, "[suggest:5]", "kata ")]
    [TestCase(Exit.Stale, "list")]
    [Platform("Linux,MacOsX")]
    public void A_kata_older_than_its_sources_prints_it(int code, params string[] arguments) =>
        Tool.Run("env", ["KATA_LAUNCHER=asks", "dotnet", "exec", _unstamped, .. arguments])!.Value.Code.ShouldBe(code);

    private static string[] Words(string line) => Completion.Words(CommandLine.Root(), line);

    private static string Bash(TempFolder folder, string script) =>
        Tool.Run("bash", "-c", $"cd '{folder.Path}'; {script}") is var (_, output, _)
            ? output.ReplaceLineEndings("\n")
            : throw new TimeoutException();
}
