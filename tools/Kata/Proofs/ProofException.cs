namespace Kata.Proofs;

/// <summary>A proof couldn't run: the message names the file and the fix.</summary>
internal sealed class ProofException(string message) : Exception(message);
