namespace Kata.Engine;

/// <summary>
/// Exceptions of the learner's code, thrown again on the tests' side. What the tests say of an exception they take from its data, where
/// it has such: <c>Katas.Type</c>, <c>Katas.Member</c>, <c>Katas.Line</c> (file and number), or the whole <c>Katas.Story</c>.
/// </summary>
internal static class RemoteExceptions
{
    public static Exception Read(BinaryReader reader)
    {
        var (type, message) = (reader.ReadString(), reader.ReadString());
        Exception exception = Type.GetType(type) is not { } known ? new RemoteException(message)
            : known == typeof(NotImplementedException) ? new NotImplementedException(message)
            : typeof(ArgumentException).IsAssignableFrom(known) ? new ArgumentException(message)
            : new RemoteException(message);
        exception.Data["Katas.Type"] = type[(type.LastIndexOf('.') + 1)..];
        exception.Data["Katas.Member"] = reader.ReadString();
        exception.Data["Katas.Line"] = $"{Repository.Relative(reader.ReadString())}:{reader.ReadInt32()}";
        return exception;
    }

    public static Exception Story(string story, string member) => new RemoteException(story) { Data = { ["Katas.Story"] = story, ["Katas.Member"] = member } };

    private sealed class RemoteException(string message) : Exception(message);
}
