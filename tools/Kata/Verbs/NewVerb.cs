using System.CommandLine;
using System.Text.RegularExpressions;

namespace Kata.Verbs;

/// <summary><c>kata new</c>: scaffolds a stage that builds, or adds a mistake to one.</summary>
internal static partial class NewVerb
{
    public static Verb Create()
    {
        var slug = new Argument<string>("slug")
        { Description = "The stage's name without its number: two or three words in lower case, with hyphens." };
        var stage = new Verb(
            "stage", "Scaffold a new stage; kata verify then lists what is missing.", "kata new stage activations") { slug };
        stage.SetAction(result => Run(result.GetRequiredValue(slug)));
        return new Verb(
            "new",
            "Scaffold a new stage, or a mistake of one; kata verify then lists what is missing.",
            "kata new stage activations",
            "kata new mistake 3 2 sum-for-mean") { stage, NewMistakeVerb.Create() };
    }

    private static int Run(string slug)
    {
        Repository.RequireSolutions();
        if (!SlugPattern().IsMatch(slug))
        {
            throw new KataException(
                $"\"{slug}\" is not a valid stage name. Use words of lower-case letters and digits, separated by hyphens, and "
                    + "start with a letter. The number is added automatically.",
                Exit.Usage);
        }

        if (StageFolder.All.FirstOrDefault(other => other.Slug[3..] == slug) is { } existing)
        {
            throw new KataException($"Stage {existing} already exists.", Exit.Usage);
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
            $"Next: write the formula, then run `kata verify {stage}` until it reports nothing missing.",
            "It can't check the row in README.md's table, new names in docs/notation.md, the snapshot or PyTorch's values; see "
                + "CONTRIBUTING.md.",
        ]);
        return Exit.Green;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex SlugPattern();
}
