using System.Reflection;

namespace Katas.Toolbox;

/// <summary>How a learner declared a method: <c>Neuron.Forward(double[][] batch)</c>.</summary>
internal static class MemberName
{
    private static readonly Dictionary<string, string> _keywords =
        new() { ["Double"] = "double", ["Int32"] = "int", ["Boolean"] = "bool", ["String"] = "string" };

    /// <summary>
    /// A method's type, name and parameters, which tell overloads apart; of a constructor only <c>new Neuron</c>.
    /// </summary>
    public static string Of(MethodBase method) => method.IsConstructor
        ? $"new {method.DeclaringType!.Name}"
        : $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(Text))})";

    /// <summary>A parameter with its type, if that has a keyword.</summary>
    private static string Text(ParameterInfo parameter)
    {
        var type = parameter.ParameterType.Name;
        var item = type.Split('[')[0];
        return _keywords.TryGetValue(item, out var keyword)
            ? $"{keyword}{type[item.Length..]} {parameter.Name}"
            : parameter.Name ?? "";
    }
}
