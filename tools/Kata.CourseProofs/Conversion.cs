using System.Globalization;
using Katas.Toolbox;

namespace Kata.CourseProofs;

/// <summary>Between the numbers and arrays of solutions and those of any other method: decimals, lists, matrices.</summary>
internal static class Conversion
{
    private static readonly Type[] _numbers =
        [typeof(double), typeof(decimal), typeof(float), typeof(int), typeof(long), typeof(bool)];

    /// <summary>Whether a type is a number, an array or list of these, a matrix, or a function over these.</summary>
    public static bool IsPlain(Type type) =>
        _numbers.Contains(type)
            || type == typeof(Matrix)
            || (Item(type) is { } item ? IsPlain(item) : type.IsSubclassOf(typeof(Delegate)));

    public static bool IsPossible(Type from, Type to) =>
        from == to
            || (to == typeof(Matrix) && from == typeof(double[][]))
            || (_numbers.Contains(from) && _numbers.Contains(to) && (from == typeof(bool)) == (to == typeof(bool)))
            || (Item(from) is { } item && Item(to) is { } other && IsPossible(item, other));

    public static object? To(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value))
        {
            return value is Array original ? original.Clone() : value;
        }

        if (type == typeof(Matrix))
        {
            return Matrix.FromRows((double[][])value);
        }

        if (value is not Array array)
        {
            return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }

        var item = Item(type)!;
        var converted = Array.CreateInstance(item, array.Length);
        for (var i = 0; i < array.Length; i++)
        {
            converted.SetValue(To(array.GetValue(i), item), i);
        }

        return type.IsArray || type.IsInterface ? converted : Activator.CreateInstance(type, converted);
    }

    /// <summary>What an array or a list has in it; null if it is none.</summary>
    private static Type? Item(Type type) =>
        type.IsArray && type.GetArrayRank() == 1 ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var item] && item.MakeArrayType().IsAssignableTo(type) ? item
        : null;
}
