using System.Reflection;

namespace Kata.CourseProofs;

/// <summary>
/// A method that might answer instead of an exercise's: static, or of an object that its constructor makes of numbers.
/// </summary>
/// <param name="Name">Its type and name.</param>
/// <param name="Slots">What it takes: numbers, arrays and functions, records taken apart.</param>
/// <param name="Call">Calls it with these.</param>
internal sealed record Substitute(string Name, Type[] Slots, Func<object?[], object?> Call)
{
    private const int MaxSlots = 6;
    private const int MaxFits = 120;
    private const int MaxDepth = 2;
    private const int MinResults = 5;
    private const int MaxCompared = 128;
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Those of a type.</summary>
    public static IEnumerable<Substitute> Of(Type type) =>
        from method in type.GetMethods(Declared)
        where !method.IsPrivate && !method.IsGenericMethodDefinition && !method.IsAbstract
            && !method.IsSpecialName && !method.Name.Contains('<') && method.GetBaseDefinition().DeclaringType != typeof(object)
            && HasNumbers(method.ReturnType, MaxDepth)
        from maker in method.IsStatic ? [null] : Makers(type)
        let made = maker is null ? [] : Slot.Of(maker.GetParameters(), MaxDepth)
        let taken = Slot.Of(method.GetParameters(), MaxDepth)
        where made is not null && taken is not null
        let slots = (Type[])[.. made.SelectMany(slot => slot.Leaves), .. taken.SelectMany(slot => slot.Leaves)]
        where slots.Length is > 0 and <= MaxSlots
        select new Substitute($"{type}.{method.Name}", slots, values =>
        {
            var rest = new Queue<object?>(values);
            var target = maker?.Invoke([.. made.Select(slot => slot.Make(rest))]);
            return method.Invoke(target, [.. taken.Select(slot => slot.Make(rest))]);
        });

    /// <summary>The share of calls that it answers as the solution does, in the best order of what a call was given.</summary>
    public double ShareOf(RecordedCall[] calls)
    {
        RecordedCall[] asked = Slots.Contains(typeof(int)) ? [.. calls.Where(call => !call.Given.Any(IsLarge))] : calls;
        if (asked.DistinctBy(call => string.Join(' ', call.Result.Take(MaxCompared))).Take(MinResults).Count() < MinResults)
        {
            return 0;
        }

        RecordedCall[] some = [asked[0], asked[asked.Length / 2], asked[^1]];
        return Fits(asked[0].Given, [], 0)
            .Take(MaxFits)
            .Where(fit => some.Any(call => Answers(call, fit)))
            .Select(fit => asked.Average(call => Answers(call, fit) ? 1.0 : 0))
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>A count, or a seed, that a method not made for it may take for ever for.</summary>
    private static bool IsLarge(object value) => value is int and (< 0 or > 30);

    /// <summary>Whether what it returns, or a part of that, has the numbers of the solution's result.</summary>
    private bool Answers(RecordedCall call, int[] fit)
    {
        try
        {
            return fit.All(at => at < call.Given.Length)
                && Call([.. fit.Select((at, slot) => Conversion.To(call.Given[at], Slots[slot]))]) is { } answer
                && Numbers.Parts(answer).Prepend(answer)
                    .Any(part => Numbers.Of(part) is { } numbers && Numbers.AreClose(numbers, call.Result));
        }
        catch (Exception)
        {
            return false; // It was not made for such numbers.
        }
    }

    private static IEnumerable<ConstructorInfo?> Makers(Type type) =>
        type.IsAbstract ? [] : type.GetConstructors(Declared).Where(maker => !maker.IsStatic);

    /// <summary>Whether a type is a number, an array of numbers, or a record or tuple that has such a part.</summary>
    private static bool HasNumbers(Type type, int depth) =>
        (Conversion.IsPlain(type) && !type.IsInterface && !type.IsSubclassOf(typeof(Delegate)))
            || (depth > 0
                && Numbers.HasParts(type)
                && type.GetConstructors()
                    .SelectMany(maker => maker.GetParameters())
                    .Any(part => HasNumbers(part.ParameterType, depth - 1)));

    private IEnumerable<int[]> Fits(object[] given, int[] chosen, int slot) =>
        slot == Slots.Length
            ? [chosen]
            : from at in Enumerable.Range(0, given.Length)
              where !chosen.Contains(at) && Conversion.IsPossible(given[at].GetType(), Slots[slot])
              from fit in Fits(given, [.. chosen, at], slot + 1)
              select fit;

    private sealed record Slot(Type[] Leaves, Func<Queue<object?>, object?> Make)
    {
        /// <summary>Null if one of them takes anything else.</summary>
        public static Slot[]? Of(ParameterInfo[] parameters, int depth)
        {
            var slots = Array.ConvertAll(parameters, parameter => Of(parameter.ParameterType, depth));
            return slots.OfType<Slot>().ToArray() is { } all && all.Length == slots.Length ? all : null;
        }

        private static Slot? Of(Type type, int depth)
        {
            if (Conversion.IsPlain(type))
            {
                return new Slot([type], values => values.Dequeue());
            }

            return depth > 0
                && Numbers.HasParts(type) && !type.IsAbstract
                && type.GetConstructors().MaxBy(maker => maker.GetParameters().Length) is { } maker
                && Of(maker.GetParameters(), depth - 1) is { } parts
                ? new Slot(
                    [.. parts.SelectMany(part => part.Leaves)],
                    values => maker.Invoke([.. parts.Select(part => part.Make(values))]))
                : null;
        }
    }
}
