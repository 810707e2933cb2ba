namespace Kata.Grading;

/// <summary>Lists what changed between two gradings of a class, and why.</summary>
internal static class Changes
{
    /// <summary>A sentence per submission that is new, missing or graded differently.</summary>
    public static IEnumerable<string> Between(Results before, Results after)
    {
        var old = before.Submissions.ToDictionary(grade => grade.Id, StringComparer.Ordinal);
        var why = (before.Version != after.Version, before.Secret != after.Secret, before.Sandbox != after.Sandbox) switch
        {
            (true, _, _) => "the tests or the tools have changed",
            (_, true, _) => "other random cases were drawn",
            (_, _, true) => "the sandbox is another",
            _ => Grader.Head(before with { Shard = null }) == Grader.Head(after with { Shard = null })
                ? "its files have changed"
                : "the plan has changed",
        };
        foreach (var grade in after.Submissions)
        {
            if (!old.Remove(grade.Id, out var earlier))
            {
                yield return $"{grade.Id}: new, {grade.Points} of {grade.OutOf}";
            }
            else if (earlier.Points != grade.Points || earlier.OutOf != grade.OutOf)
            {
                var reason = earlier.Fingerprint != grade.Fingerprint ? why
                    : earlier.LateLoss != grade.LateLoss ? "the time of handing in"
                    : "judged otherwise: look at it";
                yield return $"{grade.Id}: {earlier.Points} of {earlier.OutOf} → {grade.Points} of {grade.OutOf}, {reason}";
            }
            else if (earlier.Fingerprint != grade.Fingerprint)
            {
                yield return $"{grade.Id}: still {grade.Points} of {grade.OutOf}, {why}";
            }
        }

        foreach (var gone in old.Keys.Order(StringComparer.Ordinal))
        {
            yield return $"{gone}: no longer there";
        }
    }
}
