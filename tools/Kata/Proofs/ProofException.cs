namespace Kata.Proofs;

/// <summary>A proof cannot be made: which file is in the way, and what to do.</summary>
internal sealed class ProofException(string message) : Exception(message);
