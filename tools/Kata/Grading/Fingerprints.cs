using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kata.Grading;

/// <summary>Short hashes that identify equal inputs.</summary>
internal static class Fingerprints
{
    private static readonly string[] _trees = [StageFolder.Tests, StageFolder.Oracles, "toolbox", "tools"];

    /// <summary>
    /// Of the sources that affect a grade. Binaries contain the repository's path, so two machines that grade parts of a class
    /// would differ.
    /// </summary>
    public static string OfTools() =>
        Of(_trees.SelectMany(StageFolder.SourcesIn)
            .SelectMany(file => (string[])[Repository.Relative(file.Path), file.Text.ReplaceLineEndings("\n")]));

    /// <summary>
    /// Of everything that a grade depends on: the files and their problems, the plan, the secret, the tools, the sandbox.
    /// </summary>
    public static string Of(Submission submission, Results grading) => Of(
    [
        JsonSerializer.Serialize(grading.Plan),
        $"{grading.Secret} {grading.Version} {grading.Sandbox} {submission.Problem}{submission.Unread}",
        .. submission.Stages.OrderBy(stage => stage.Stage.Slug, StringComparer.Ordinal).SelectMany(stage =>
            (string[])[
                stage.Stage.Slug,
                stage.Problem ?? "",
                .. stage.Files.SelectMany(file => (string[])[file.Path, file.Text]),
            ]),
    ]);

    private static string Of(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
