using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kata.Wire;

namespace Kata.CourseProofs;

/// <summary>
/// The strongest answer that is only a table: it knows every call that it has recorded, with the calls that led to it, and
/// answers these as the solution does; it knows no other.
/// </summary>
internal sealed class CallTable
{
    private readonly HashSet<string> _known = [];

    /// <summary>Records the calls on their way to an answer.</summary>
    public IBridge Record(IBridge answer) => new Listener(answer, call => _known.Add(call));

    /// <summary>Answers the known calls like the answer; each other call throws.</summary>
    public IBridge Replay(IBridge answer) => new Listener(answer, call =>
    {
        if (!_known.Contains(call))
        {
            throw new InvalidOperationException("This call is not in the table.");
        }
    });

    /// <summary>Identifies a call by its arguments and by all earlier calls to its object.</summary>
    private sealed class Listener(IBridge answer, Action<string> onCall) : IBridge
    {
        private readonly Dictionary<int, string> _histories = [];

        public object? Call(string type, string signature, Remote? target, Type[] parameters, object?[] arguments, Type result)
        {
            var call = Hash($"{History(target)} {type}.{signature} {string.Join(' ', arguments.Select(Text))}");
            onCall(call);
            if (target is not null)
            {
                _histories[target.Handle] = call;
            }

            var returned = answer.Call(type, signature, target, parameters, arguments, result);
            if (signature.StartsWith(".ctor", StringComparison.Ordinal))
            {
                _histories[(int)returned!] = call;
            }
            else if (returned is Remote remote)
            {
                _histories.TryAdd(remote.Handle, call);
            }

            return returned;
        }

        private string History(Remote? target) => target is null ? "" : _histories.GetValueOrDefault(target.Handle, "");

        private string Text(object? value) => value switch
        {
            double number => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture),
            Array array => $"[{string.Join(' ', array.Cast<object?>().Select(Text))}]",
            Remote remote => History(remote),
            Delegate => "a function",
            null or int or bool or string => $"{value}",
            _ => $"{{{string.Join(' ', value.GetType().GetProperties().Select(part => Text(part.GetValue(value))))}}}",
        };

        private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
