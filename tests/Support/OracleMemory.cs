using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Katas.Oracles;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>
/// Caches the oracle's answers to a test's questions for the next answer that this process judges. A test asks the same questions
/// in the same order, whatever the answer.
/// </summary>
internal static class OracleMemory
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<(string Test, int Question, int Seed), object> _said = [];
    private static readonly ConditionalWeakTable<TestResult, StrongBox<int>> _questions = [];

    /// <summary>The right answers to the current question of the running test.</summary>
    /// <param name="right">Computes one. If it captures anything, such as a learner's answer, nothing is cached.</param>
    /// <param name="work">Computes all of them.</param>
    public static TAnswer[][] Of<TAnswer>(Delegate right, Func<TAnswer[][]> work)
    {
        var context = TestExecutionContext.CurrentContext;
        var question = _questions.GetOrCreateValue(context.CurrentResult).Value++;
        return right.Target?.GetType().GetFields(Fields) is { Length: > 0 }
            ? work()
            : (TAnswer[][])_said.GetOrAdd((context.CurrentTest.FullName, question, Draw.Seed), _ => work());
    }
}
