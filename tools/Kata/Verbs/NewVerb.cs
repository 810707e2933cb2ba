using System.CommandLine;
using System.Text.RegularExpressions;

namespace Kata.Verbs;

/// <summary><c>kata new</c>: scaffolds a stage that builds.</summary>
internal static partial class NewVerb
{
    public static Verb Create()
    {
        var slug = new Argument<string>("slug")
        { Description = "The stage's name without its number: two or three words in lower case, with hyphens." };
        var verb =
            new Verb("new", "Scaffold a new stage; kata verify then lists what is missing.", "kata new activations") { slug };
        verb.SetAction(result => Run(result.GetRequiredValue(slug)));
        return verb;
    }

    private static int Run(string slug)
    {
        Repository.RequireSolutions();
        if (!SlugPattern().IsMatch(slug))
        {
            throw new KataException(
                $"\"{slug}\" cannot be a stage's name: words of lower-case letters and digits, the first letter a letter, with "
                    + "hyphens between. The number comes by itself.",
                Exit.Usage);
        }

        if (StageFolder.All.FirstOrDefault(other => other.Slug[3..] == slug) is { } existing)
        {
            throw new KataException($"There is a stage {existing} already.", Exit.Usage);
        }

        var number = StageFolder.All.Select(other => other.Number).DefaultIfEmpty().Max() + 1;
        var stage = new StageFolder($"{number:00}-{slug}");
        var files = Skeleton.Of(stage);
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            File.WriteAllText(file.Path, file.Text);
        }

        new Terminal().Print(
        [
            .. files.Select(file => (Line)$"  {Repository.Relative(file.Path)}"),
            Line.Empty,
            $"Next: write the formula, then ask `kata verify {stage}` what is missing, and again, until nothing is.",
            "What it cannot see: a row in README.md's table, new names in docs/notation.md, the snapshot and PyTorch's values "
                + "(CONTRIBUTING.md).",
        ]);
        return Exit.Green;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex SlugPattern();
}
