using System.Collections.Frozen;

namespace Kata.Engine;

/// <summary>Reads exceptions of the learner's code, to throw them again in the tests.</summary>
internal static class RemoteExceptions
{
    private const int MaxMessageLength = 2_000;

    /// <summary>
    /// The types that tests distinguish, by name. Never use Type.GetType on a name that a worker sent: it would load assemblies
    /// and parse names of any length.
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

    /// <summary>One line of limited length: a line break would let the learner's code add lines to the tests' message.</summary>
    private static string Cut(string text) =>
        (text.Length <= MaxMessageLength ? text : text[..MaxMessageLength] + "…").ReplaceLineEndings(" ");

    private sealed class RemoteException(string message) : Exception(message);
}
