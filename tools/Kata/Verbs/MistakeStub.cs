namespace Kata.Verbs;

/// <summary>The two files of a stage that get a new mistake, with TODOs for its author.</summary>
/// <param name="Files">The oracle's, and that of the task's wrong answers.</param>
/// <param name="List">The list that gets it.</param>
/// <param name="Others">The other lists that the task's tests use.</param>
internal sealed record MistakeStub(SourceFile[] Files, string List, string[] Others)
{
    /// <exception cref="KataException">It can't be added: the id, the task or the list is wrong.</exception>
    public static MistakeStub Of(StageFolder stage, int task, string id, string? list = null)
    {
        if (!StageChecks.MistakeIdPattern().IsMatch(id))
        {
            throw Refused($"\"{id}\" is not a valid id: it is two or more words of lower-case letters and digits, with hyphens "
                + "between.");
        }

        int[] tasks = [.. StageReadme.Of(stage).Tasks.Select(known => known.Number)];
        if (!tasks.Contains(task))
        {
            throw Refused($"{stage} has no task {task}: its tasks are {string.Join(", ", tasks)}.");
        }

        if (WrongAnswers.Of(stage).Any(answer => answer.Id == id)
            || stage.FilesIn(StageFolder.Oracles).Any(file => file.Text.Contains($"\"{id}\"", StringComparison.Ordinal)))
        {
            throw Refused($"{stage} has a mistake {id} already.");
        }

        var lists = MistakeList.Of(stage, task);
        var matches = Array.FindAll(lists, each =>
            list is null || each.Name == list || each.Name.EndsWith($".{list}", StringComparison.Ordinal));
        var chosen = matches switch
        {
            [] when lists.Length == 0 => throw Refused(
                $"The tests of task {task} of {stage} pass no list of mistakes, so none can be named there."),
            [] => throw Refused($"The tests of task {task} use no list {list}, but {Names(lists)}."),
            [var one, .. var more] when list is null || more.Length == 0 => one,
            var several => throw Refused($"\"{list}\" could be {Names(several)}: say which."),
        };
        return new(
            [
                chosen.File with { Text = chosen.With(Mistake(id)) },
                Wrong(stage, task, id, chosen.Asked(stage.FilesIn(StageFolder.Solutions))),
            ],
            chosen.Name,
            [.. lists.Where(other => other.Name != chosen.Name).Select(other => other.Name)]);
    }

    private static string Mistake(string id) =>
        $"new(\"{id}\", \"TODO: what went wrong, and how to fix it, in one line\", _ => [])";

    /// <summary>A section at the end of the task's wrong answers, with the right code for its author to break.</summary>
    private static SourceFile Wrong(StageFolder stage, int task, string id, Member? asked)
    {
        var path = stage.In(StageFolder.Tests, WrongAnswers.Folder, $"task-{task}.md");
        var before = File.Exists(path) ? SourceFile.Read(path).Text.TrimEnd() : Skeleton.WrongHead(stage, task);
        var edit = asked is { Body: { } body }
            ? $"""
                TODO: make the mistake in this code, and delete this line.

                ```csharp {Name(asked, stage)}
                {Unwrapped(asked.File.Text[body.Start..body.End])}
                ```
                """
            : "TODO: make the mistake, in a fence that says which member it edits.";
        return new(path, $"{before}\n\n## {id}\n\n{edit}\n");
    }

    /// <summary>With its parameters' types only where an overload needs them.</summary>
    private static string Name(Member member, StageFolder stage) =>
        Member.AllIn(stage.FilesIn(StageFolder.Solutions)).Count(other => other.Name == member.Name) == 1
            ? member.Name
            : member.Signature;

    /// <summary>The statements of a body without its braces and indentation; an expression as it is.</summary>
    private static string Unwrapped(string body)
    {
        if (!body.StartsWith('{'))
        {
            return string.Join('\n', Outdented(body.Split('\n')[1..]).Prepend(body.Split('\n')[0]));
        }

        return string.Join('\n', Outdented(body[1..^1].Trim('\n').TrimEnd().Split('\n')));
    }

    private static IEnumerable<string> Outdented(string[] lines)
    {
        var by = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty().Min();
        return lines.Select(line => line.Trim().Length == 0 ? "" : line[by..]);
    }

    private static string Names(MistakeList[] lists) => string.Join(", ", lists.Select(list => list.Name));

    private static KataException Refused(string why) => new(why, Exit.Usage);
}
