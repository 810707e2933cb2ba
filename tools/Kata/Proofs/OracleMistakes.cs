using System.Collections;
using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Proofs;

/// <summary>The mistakes of a stage's oracle, read from the built assembly.</summary>
internal static class OracleMistakes
{
    private static readonly Lazy<Assembly> _oracles = new(() =>
        new AssemblyLoadContext("oracles").LoadFromAssemblyPath(Path.Combine(Repository.TestsOutput, "Oracles.dll")));

    /// <summary>The built oracles, loaded once.</summary>
    public static Assembly Oracles => _oracles.Value;

    /// <summary>Each with its story. An id may occur more than once, for several members.</summary>
    public static (string Id, string Story)[] Of(StageFolder stage) =>
    [
        .. from type in Oracles.GetTypes()
           where type.Namespace == $"Katas.Oracles.{stage.Name}" && type.Name.EndsWith("Mistakes", StringComparison.Ordinal)
           from list in Lists(type)
           from object mistake in list
           select (Text(mistake, "Id"), Text(mistake, "Story")),
    ];

    private static IEnumerable<IEnumerable> Lists(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => IsList(property.PropertyType))
            .Select(property => property.GetValue(null))
            .Concat(type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => IsList(field.FieldType))
                .Select(field => field.GetValue(null)))
            .Cast<IEnumerable>();

    private static bool IsList(Type type) => type.GetInterfaces().Append(type).Any(part =>
        part.IsGenericType
            && part.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            && part.GetGenericArguments()[0].Name == "Mistake`2");

    private static string Text(object mistake, string property) =>
        (string)mistake.GetType().GetProperty(property)!.GetValue(mistake)!;
}
