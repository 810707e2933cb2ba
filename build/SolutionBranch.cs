using System.Text.RegularExpressions;

namespace Build;

/// <summary>
/// Makes or renews the local branch <c>solution</c>: HEAD, with <c>solutions/NN-slug/*.cs</c> copied over
/// <c>exercises/NN-slug/*.cs</c>. Neither the working tree nor the index is touched, and the same HEAD always gives the same
/// commit.
/// </summary>
internal static partial class SolutionBranch
{
    private const string Branch = "refs/heads/solution";

    public static async Task<int> Renew(string repository)
    {
        var index = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var git = new Git(repository, await Environment(repository, index));
            if ((await Shell.Run(repository, "git", ["symbolic-ref", "--quiet", "HEAD"])).Output.Trim() == Branch)
            {
                throw new StepFailedException("You are on branch solution; it is made from another.");
            }

            var answers = Answers().Matches(await git.Run("ls-tree", "-r", "HEAD", "--", "solutions"))
                .Select(match => match.Result("${object}exercises/${path}\n"));
            await git.Run("read-tree", "HEAD");
            await git.Give(string.Concat(answers), "update-index", "--index-info");
            var tree = await git.Run("write-tree");
            var commit =
                await git.Run("commit-tree", tree, "-p", "HEAD", "-m", "Solution: the reference answers laid over the exercises");
            await git.Run("update-ref", Branch, commit);
            Console.WriteLine($"solution {commit}");
            return 0;
        }
        finally
        {
            File.Delete(index);
        }
    }

    /// <summary>The commit has the date of HEAD. Without a configured name, git would guess one from the machine.</summary>
    private static async Task<Dictionary<string, string?>> Environment(string repository, string index)
    {
        var date = await Shell.Read(repository, "git", ["show", "--no-patch", "--format=%cI", "HEAD"]);
        var environment = new Dictionary<string, string?> { ["GIT_INDEX_FILE"] = index };
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            environment[$"GIT_{role}_DATE"] = date;
            if ((await Shell.Run(repository, "git", ["-c", "user.useConfigOnly=true", "var", $"GIT_{role}_IDENT"])).ExitCode != 0)
            {
                environment[$"GIT_{role}_NAME"] = "The neural-network katas contributors";
                environment[$"GIT_{role}_EMAIL"] = "katas@example.invalid";
            }
        }

        return environment;
    }

    /// <summary>A line of <c>git ls-tree</c>, which <c>git update-index --index-info</c> reads with another path.</summary>
    [GeneratedRegex(@"^(?<object>[^\t]*\t)solutions/(?<path>[0-9][0-9]-[^/]*/[^/]*\.cs)$", RegexOptions.Multiline)]
    private static partial Regex Answers();

    private sealed record Git(string Repository, Dictionary<string, string?> Environment)
    {
        public Task<string> Run(params string[] arguments) => Give("", arguments);

        public Task<string> Give(string input, params string[] arguments) =>
            Shell.Read(Repository, "git", arguments, Environment, input);
    }
}
