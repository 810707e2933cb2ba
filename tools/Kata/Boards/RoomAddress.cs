using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Kata.Boards;

/// <summary>Which of this machine's addresses the board listens to: the loopback address unless another is chosen.</summary>
internal static class RoomAddress
{
    /// <summary>The interfaces that are up, with their IPv4 addresses.</summary>
    public static (string Name, IPAddress Address)[] All() =>
    [
        .. from network in NetworkInterface.GetAllNetworkInterfaces()
           where network.OperationalStatus == OperationalStatus.Up
           where network.NetworkInterfaceType != NetworkInterfaceType.Loopback
           from address in network.GetIPProperties().UnicastAddresses
           where address.Address.AddressFamily == AddressFamily.InterNetwork
           select (network.Name, address.Address),
    ];

    /// <summary>The address of the option --address.</summary>
    /// <exception cref="KataException">It is none of this machine's.</exception>
    public static IPAddress Named(string text)
    {
        var all = All();
        return IPAddress.TryParse(text, out var address)
            && (address.Equals(IPAddress.Loopback) || all.Any(each => each.Address.Equals(address)))
            ? address
            : throw new KataException(
                $"\"{text}\" is not an address of this machine. It has "
                    + $"{string.Join(", ", all.Select(each => $"{each.Address} ({each.Name})").Append("127.0.0.1 (itself)"))}.",
                Exit.Usage);
    }

    /// <summary>Asks on the terminal; the loopback address if nothing else is chosen.</summary>
    /// <param name="terminal">Where it asks.</param>
    /// <param name="answer">Reads the answer.</param>
    public static IPAddress Ask(Terminal terminal, Func<string?> answer)
    {
        var all = All();
        terminal.Print(
        [
            Line.Of("Which network are the learners in?", Tone.Strong),
            "  1  none: only this machine (127.0.0.1)",
            .. all.Select((each, i) => (Line)$"  {i + 2}  {each.Name} ({each.Address})"),
            Line.Of("Type a number; Enter is 1.", Tone.Faint),
        ]);
        return int.TryParse(answer(), null, out var number) && number >= 2 && number < all.Length + 2
            ? all[number - 2].Address
            : IPAddress.Loopback;
    }
}
