using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kata.Grading;

/// <summary>
/// What the seeds of the random cases are derived from. Each submission has a seed of its own, which its page shows; without
/// the secret, no one can tell the seed of another submission, or of the same one after a change.
/// </summary>
internal static class Secret
{
    /// <summary>A shorter one could be found by trying, from a submission and its seed.</summary>
    private const int MinLength = 16;

    /// <summary>Seeds have at most nine digits, so that a student can type theirs.</summary>
    private const uint MaxSeed = 999_999_999;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MinLength));

    /// <exception cref="KataException">It is too short.</exception>
    public static string Checked(string secret) => secret.Length >= MinLength
        ? secret
        : throw new KataException(
            $"--secret needs at least {MinLength} characters, and this one has {secret.Length}: a short one can be guessed. "
                + "`openssl rand -hex 16` makes one.",
            Exit.Usage);

    /// <summary>The seed of a submission: 1 + HMAC-SHA256(secret, fingerprint) mod 999,999,999.</summary>
    public static int SeedOf(string secret, string fingerprint)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(fingerprint));
        return 1 + (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % MaxSeed);
    }
}
