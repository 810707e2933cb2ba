using Kata.Wire;

namespace Kata.CourseProofs;

/// <summary>A call of a solution's member, with all that its result depends on.</summary>
/// <param name="Member">The type and the member.</param>
/// <param name="Given">What the object was made of, and the arguments, records taken apart.</param>
/// <param name="Result">The result's numbers.</param>
internal sealed record RecordedCall(string Member, object[] Given, double[] Result);

/// <summary>Listens to the calls on their way to a solution.</summary>
internal sealed class RecordedCalls
{
    private const int Max = 60;

    private readonly Dictionary<string, List<RecordedCall>> _calls = [];

    /// <summary>Calls that return numbers, by member.</summary>
    public IEnumerable<(string Member, RecordedCall[] Calls)> ByMember =>
        _calls.Select(member => (member.Key, member.Value.ToArray()));

    public IBridge Around(IBridge answer) => new Listener(this, answer);

    private void Add(RecordedCall call)
    {
        if (!_calls.TryGetValue(call.Member, out var calls))
        {
            _calls[call.Member] = calls = [];
        }

        if (calls.Count < Max)
        {
            calls.Add(call);
        }
    }

    private sealed class Listener(RecordedCalls calls, IBridge answer) : IBridge
    {
        /// <summary>What objects were made of; null for one that a call has changed since.</summary>
        private readonly Dictionary<int, object[]?> _objects = [];

        public object? Call(string type, string signature, Remote? target, Type[] parameters, object?[] arguments, Type result)
        {
            object[]? made = [];
            var isKnown = target is null || (_objects.TryGetValue(target.Handle, out made) && made is not null);
            var given = isKnown && Parts(arguments) is { } parts ? (object[])[.. made!, .. parts] : null;
            var returned = answer.Call(type, signature, target, parameters, arguments, result);
            if (signature.StartsWith(".ctor", StringComparison.Ordinal))
            {
                _objects[(int)returned!] = given;
            }
            else if (result == typeof(void))
            {
                _objects[target?.Handle ?? -1] = null;
            }
            else if (returned is Remote remote)
            {
                _objects[remote.Handle] = null;
            }
            else if (given is not null && Numbers.Of(returned) is { Length: > 0 } numbers)
            {
                calls.Add(new RecordedCall($"{type}.{signature}", given, numbers));
            }

            return returned;
        }

        /// <summary>Null if there is anything other than numbers, arrays and functions.</summary>
        private object[]? Parts(IEnumerable<object?> values)
        {
            var parts = new List<object>();
            foreach (var value in values)
            {
                object[]? of = value switch
                {
                    null => null,
                    double or int or bool or string or Delegate => [value],
                    Array array => [array.Clone()],
                    Remote remote => _objects.GetValueOrDefault(remote.Handle),
                    _ => Parts(value.GetType().GetProperties().Select(property => property.GetValue(value))),
                };
                if (of is null)
                {
                    return null;
                }

                parts.AddRange(of);
            }

            return [.. parts];
        }
    }
}
