using System.Collections.Frozen;

namespace Kata.Engine;

/// <summary>Exceptions of the learner's code, thrown again on the tests' side.</summary>
internal static class RemoteExceptions
{
    private const int MaxMessageLength = 2_000;

    /// <summary>
    /// What the tests tell apart, by name: a name is looked up here and nowhere else, since looking for a type that a process names would
    /// load assemblies and take names of any length apart.
    /// </summary>
    private static readonly FrozenSet<string> _argumentExceptions = typeof(Exception).Assembly.GetExportedTypes()
        .Where(type => type.IsAssignableTo(typeof(ArgumentException)))
        .Select(type => type.FullName!)
        .ToFrozenSet(StringComparer.Ordinal);

    public static LearnerException Read(BinaryReader reader)
    {
        var (type, message) = (Cut(reader.ReadString()), Cut(reader.ReadString()));
        Exception thrown = type == typeof(NotImplementedException).FullName ? new NotImplementedException(message)
            : _argumentExceptions.Contains(type) ? new ArgumentException(message)
            : new RemoteException(message);
        var member = Cut(reader.ReadString());
        var file = Repository.Relative(Cut(reader.ReadString()));
        return new LearnerException(thrown, type[(type.LastIndexOf('.') + 1)..], member, new Place(file, reader.ReadInt32()));
    }

    /// <summary>One line, and no longer than a person reads: in the tests' message, a line of its own would be theirs.</summary>
    private static string Cut(string text) => (text.Length <= MaxMessageLength ? text : text[..MaxMessageLength] + "…").ReplaceLineEndings(" ");

    private sealed class RemoteException(string message) : Exception(message);
}
