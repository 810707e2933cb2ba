using System.CommandLine;
using System.Globalization;

namespace Kata.Verbs;

/// <summary><c>kata new mistake</c>: adds a mistake to a stage, for its author to fill in.</summary>
internal static class NewMistakeVerb
{
    public static Verb Create()
    {
        var stage = StageArgument.One();
        var task = new Argument<int>("task") { Description = "The first task whose tests are red on it." };
        var id = new Argument<string>("id") { Description = "Its id: two or more words in lower case, with hyphens." };
        var list = new Option<string?>("--list")
        {
            Description = "The oracle's list to add it to, if the task's tests use several. By default, the first.",
        };
        var verb = new Verb(
            "mistake",
            "Add a mistake to a stage's oracle and wrong answers; kata verify then says what is missing.",
            "kata new mistake 3 2 sum-for-mean",
            "kata new mistake 14 1 variance-halved --list Variances") { stage, task, id, list };
        verb.SetAction(result => Run(
            StageArgument.Find(result.GetRequiredValue(stage)),
            result.GetRequiredValue(task),
            result.GetRequiredValue(id),
            result.GetValue(list)));
        return verb;
    }

    private static int Run(StageFolder stage, int task, string id, string? list)
    {
        Repository.RequireSolutions();
        var stub = MistakeStub.Of(stage, task, id, list);
        foreach (var file in stub.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            File.WriteAllText(file.Path, file.Text);
        }

        new Terminal().Print(
        [
            .. stub.Files.Select(file => (Line)$"  {Repository.Relative(file.Path)}"),
            Line.Empty,
            $"Next: where these files say TODO, write what {id} returns, and the edit that makes it. Then run "
                + $"`kata verify {stage.Number.ToString(CultureInfo.InvariantCulture)}`.",
            .. stub.Others.Length == 0
                ? []
                : (Line[])[$"It went into {stub.List}. Task {task}'s tests use other lists too; to choose one, add --list: "
                    + $"{string.Join(", ", stub.Others)}."],
        ]);
        return Exit.Green;
    }
}
