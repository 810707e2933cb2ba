namespace Kata.Grading;

/// <summary>What is different between two gradings of a class, and why.</summary>
internal static class Changes
{
    /// <summary>A sentence for each submission that is new, gone or graded otherwise.</summary>
    public static IEnumerable<string> Between(Results before, Results after)
    {
        var old = before.Submissions.ToDictionary(grade => grade.Id, StringComparer.Ordinal);
        var why = (before.Version != after.Version, before.Seed != after.Seed, before.Sandbox != after.Sandbox) switch
        {
            (true, _, _) => "the tests or the tools have changed",
            (_, true, _) => "other random cases were drawn",
            (_, _, true) => "the sandbox is another",
            _ => Grader.Head(before with { Shard = null }) == Grader.Head(after with { Shard = null }) ? "its files have changed" : "the plan has changed",
        };
        foreach (var grade in after.Submissions)
        {
            if (!old.Remove(grade.Id, out var then))
            {
                yield return $"{grade.Id}: new, {grade.Points} of {grade.OutOf}";
            }
            else if (then.Points != grade.Points || then.OutOf != grade.OutOf)
            {
                var reason = then.Fingerprint != grade.Fingerprint ? why : then.LateLoss != grade.LateLoss ? "the time of handing in" : "judged otherwise: look at it";
                yield return $"{grade.Id}: {then.Points} of {then.OutOf} → {grade.Points} of {grade.OutOf}, {reason}";
            }
            else if (then.Fingerprint != grade.Fingerprint)
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
