namespace Kata.Grading;

/// <summary>Merges the parts of a class into the same bytes that a single run would give.</summary>
internal static class Merge
{
    /// <exception cref="KataException">A part is missing, or the parts belong to different gradings.</exception>
    public static Results Of((string Path, Results Results)[] parts)
    {
        var (first, head) = (parts[0], Grader.Head(parts[0].Results with { Shard = null }));
        if (parts.FirstOrDefault(part => Grader.Head(part.Results with { Shard = null }) != head) is { Path: { } other })
        {
            throw new KataException(
                $"{other} and {first.Path} are of different gradings: the secret, the version, the sandbox and the plan must be "
                    + "the same. Grade one of them again.",
                Exit.Usage);
        }

        var of = parts.Max(part => part.Results.Shard?.Of ?? 0);
        if (parts.FirstOrDefault(part => part.Results.Shard?.Of != of) is { Path: { } odd } && of > 0)
        {
            throw new KataException($"{odd} is no part of {of}: give the parts of one class.", Exit.Usage);
        }

        int[] missing = [.. Enumerable.Range(1, of).Except(parts.Select(part => part.Results.Shard?.Number ?? 0))];
        if (missing.Length > 0)
        {
            throw new KataException(
                $"Missing: {string.Join(", ", missing.Select(number => new Shard(number, of)))}. Grade each with --shard, then "
                    + "merge again.",
                Exit.Usage);
        }

        Grade[] grades =
        [
            .. parts.SelectMany(part => part.Results.Submissions).OrderBy(grade => grade.Id, StringComparer.Ordinal),
        ];
        return grades.GroupBy(grade => grade.Id).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
            ? throw new KataException($"{twice} is in more than one of them: give each part once.", Exit.Usage)
            : first.Results with { Submissions = grades, Shard = null };
    }
}
