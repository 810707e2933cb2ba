using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>The names that browsers, systems and platforms give to a second file of a name.</summary>
internal static partial class CopyName
{
    /// <summary>
    /// The name of the first: <c>Neuron.cs</c> for <c>Neuron (1).cs</c>, <c>Neuron-1.cs</c> and <c>Neuron - Copy.cs</c>.
    /// </summary>
    public static string Original(string name) => Suffix().Replace(name, "");

    [GeneratedRegex(
        @"( \([0-9]{1,3}\)|-[0-9]{1,3}|( - |_|-| )(copy|kopie|copie|copia)( ?\(?[0-9]{1,3}\)?)?)+(?=\.[^./]+$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix();
}
