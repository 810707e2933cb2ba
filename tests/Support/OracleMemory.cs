using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Katas.Oracles;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>
/// What the oracle has said to a test's questions, kept for the next answer that this process judges: asked again, it would say the same. A test
/// asks the same questions in the same order whatever the answer is.
/// </summary>
internal static class OracleMemory
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<(string Test, int Question, int Seed), object> _said = [];
    private static readonly ConditionalWeakTable<TestResult, StrongBox<int>> _questions = [];

    /// <summary>The right answers to the question that the running test asks now.</summary>
    /// <param name="right">What works one out; if it has captured anything, a learner's answer say, nothing is kept.</param>
    /// <param name="work">Works them all out.</param>
    public static TAnswer[][] Of<TAnswer>(Delegate right, Func<TAnswer[][]> work)
    {
        var context = TestExecutionContext.CurrentContext;
        var question = _questions.GetOrCreateValue(context.CurrentResult).Value++;
        return right.Target?.GetType().GetFields(Fields) is { Length: > 0 }
            ? work()
            : (TAnswer[][])_said.GetOrAdd((context.CurrentTest.FullName, question, Draw.Seed), _ => work());
    }
}
