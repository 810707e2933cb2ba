using System.Reflection;
using Katas.Oracles;

namespace Katas.Tests;

/// <summary>
/// The arrays of some cases, as they were before the learner's code was handed them: what it writes into them must not change
/// what the oracle is asked.
/// </summary>
internal sealed class CaseArrays
{
    private const BindingFlags Fields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly List<(Array Array, Array Copy)> _arrays = [];

    public CaseArrays(IEnumerable<Case> cases)
    {
        foreach (var c in cases)
        {
            for (var type = c.GetType(); type is not null; type = type.BaseType)
            {
                Array.ForEach(type.GetFields(Fields), field => Add(field.GetValue(c)));
            }
        }
    }

    /// <summary>Undoes every change.</summary>
    public void Restore() => _arrays.ForEach(one => Array.Copy(one.Copy, one.Array, one.Copy.Length));

    private void Add(object? value)
    {
        if (value is not Array array)
        {
            return;
        }

        _arrays.Add((array, (Array)array.Clone()));
        if (!array.GetType().GetElementType()!.IsValueType)
        {
            foreach (var item in array)
            {
                Add(item);
            }
        }
    }
}
