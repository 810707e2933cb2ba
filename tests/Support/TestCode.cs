using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Oracles;
using Katas.Toolbox;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>What a test of a single property gives the learner's code: its statements, up to the assertion that fails.</summary>
internal static partial class TestCode
{
    private const int Max = 320;
    private const string Generated = "<>c__DisplayClass";

    private static readonly ConcurrentDictionary<string, string[]> _files = [];

    /// <summary>The statements in one line, without the assertions that passed; null if there is no source.</summary>
    /// <param name="file">The test's file, as the compiler recorded it.</param>
    /// <param name="line">The line of the assertion that fails, from 1.</param>
    /// <param name="asked">The call, if the assertion makes it.</param>
    /// <param name="ask">The same as a function, whose variables have values.</param>
    public static string? Until(string file, int line, string asked = "", Delegate? ask = null)
    {
        var lines = _files.GetOrAdd(CourseFolder.Here(file), path => File.Exists(path) ? File.ReadAllLines(path) : []);
        if (line < 1 || line > lines.Length)
        {
            return null;
        }

        var start = Array.FindLastIndex(lines, line - 1, Member().IsMatch);
        var (last, before) = (lines[line - 1], lines[Math.Max(start, 0)..(line - 1)]);
        var assertion = Assertion().Matches(last);
        var code = string.Join('\n', [.. before, assertion.Count == 0 ? last : last[..assertion[^1].Index]]);
        string[] statements = [.. Statements(Body().Match(code).Groups["body"].Value)];
        var call = Lambda().Replace(asked, "");
        return Short([
            .. statements[..^1].Select(statement => Assertion().Split(statement)[0].Trim()).Where(Says),
            $"{statements[^1]} {call}".Trim() + ValuesOf(ask, call),
        ]);
    }

    /// <summary>The statements up to the one that threw; null if the exception comes from elsewhere.</summary>
    public static string? Until(Exception exception)
    {
        var fixture = TestExecutionContext.CurrentContext.CurrentTest.TypeInfo?.Type;
        return new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(IsOf) is { } own
            && own.GetFileName() is { } file
            ? Until(file, own.GetFileLineNumber())
            : null;

        // A lambda's class is nested in the fixture.
        bool IsOf(StackFrame frame) =>
            frame.GetMethod()?.DeclaringType is { } type && (type == fixture || type.DeclaringType == fixture);
    }

    /// <summary>Whether a statement gives or asks anything: what is left of an assertion about a variable doesn't.</summary>
    private static bool Says(string statement) =>
        statement.AsSpan().ContainsAny('(', '=') && !statement.Contains($"new {nameof(Suspect)}(", StringComparison.Ordinal);

    /// <summary>The first statement, which makes what is tested, and as many of the last ones as there is room for.</summary>
    private static string Short(string[] statements)
    {
        var text = string.Join("; ", statements);
        for (var left = statements.Length - 2; text.Length > Max && left > 0; left--)
        {
            text = string.Join("; ", [statements[0], "…", .. statements[^left..]]);
        }

        return text.Length > Max ? $"{text[..Max]}…" : text;
    }

    /// <summary>The plain values that a function takes from its test.</summary>
    private static string ValuesOf(Delegate? ask, string call) => string.Concat(
        from variable in Variables(ask?.Target)
        where Regex.IsMatch(call, $@"\b{variable.Name}\b") && IsPlain(variable.Value?.GetType())
        select $"  {variable.Name} = {Numbers.Text(variable.Value)}");

    private static bool IsPlain(Type? type) =>
        type is not null && (type == typeof(string) || type.IsPrimitive || (type.IsArray && IsPlain(type.GetElementType())));

    private static IEnumerable<(string Name, object? Value)> Variables(object? target) =>
        target?.GetType() is { } type && type.Name.StartsWith(Generated, StringComparison.Ordinal)
            ? type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(field => field.FieldType.Name.StartsWith(Generated, StringComparison.Ordinal)
                    ? Variables(field.GetValue(target))
                    : [(field.Name, field.GetValue(target))])
            : [];

    /// <summary>Splits code at each semicolon that is outside of brackets and texts; the last part has none.</summary>
    private static IEnumerable<string> Statements(string code)
    {
        var (statement, depth, isText) = (new StringBuilder(), 0, false);
        foreach (var c in Comment().Replace(Block().Replace(code, " "), ""))
        {
            isText ^= c == '"';
            depth += isText ? 0 : c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (c == ';' && depth <= 0 && !isText)
            {
                yield return OneLine(statement);
                statement.Clear();
            }
            else
            {
                statement.Append(c);
            }
        }

        yield return OneLine(statement);
    }

    private static string OneLine(StringBuilder code) => Gap().Replace(Spaces().Replace(code.ToString(), " "), "").Trim();

    /// <summary>A member of the fixture starts, after its attributes.</summary>
    [GeneratedRegex(@"^    [a-z]")]
    private static partial Regex Member();

    [GeneratedRegex(@"^.*?(\n    \{\n|=>)(?<body>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Body();

    [GeneratedRegex(@"\s*(Assertions)?\.Should\w+\(.*", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Assertion();

    [GeneratedRegex(@"^\(\) => (_ = )?", RegexOptions.ExplicitCapture)]
    private static partial Regex Lambda();

    [GeneratedRegex(@"(?<=\))\n +\{(?=\n)|(?<=\n) +\}(?=\n)")]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<=\s)// .*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>What a line break was for: before a call in a chain, and within brackets.</summary>
    [GeneratedRegex(@" (?=\.[A-Z])|(?<=[(\[]) |,? (?=\])")]
    private static partial Regex Gap();
}
