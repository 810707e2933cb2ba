using System.Reflection;
using System.Text.RegularExpressions;

namespace Kata.UnitTests.Course;

/// <summary>What a learner calls reads the same in every stage, and docs/notation.md has all of it.</summary>
public sealed partial class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] _training = ["inputs", "targets", "learningRate", "epochs", "batchSize", "seed"];
    private static readonly Assembly _exercises = Assembly.Load(AnswerCompiler.Exercises.Assembly);
    private static readonly Type[] _types = _exercises.GetExportedTypes();
    private static readonly MethodInfo[] _methods = [.. _types.SelectMany(type => type.GetMethods(Declared))];

    [Test]
    public void Arguments_of_a_training_come_in_one_order() =>
        _methods.Where(method => !KnownIn(method).SequenceEqual(_training.Intersect(Names(method)))).Select(Text).ShouldBeEmpty();

    // Scaler.Fit(training) is fitted to rows and trains nothing.
    [Test]
    public void Fit_starts_with_what_every_training_needs_and_ends_with_the_rest()
    {
        var fits = _methods.Where(method => method.Name == "Fit" && Text(method) != "Scaler.Fit(training)").ToArray();

        fits.Length.ShouldBeGreaterThan(1);
        fits.Where(fit => !Names(fit).Take(4).SequenceEqual(_training.Take(4))).Select(Text).ShouldBeEmpty();
        fits.Where(fit => !Names(fit).Take(KnownIn(fit).Length).SequenceEqual(KnownIn(fit))).Select(Text).ShouldBeEmpty();
    }

    [Test]
    public void Only_the_last_parameters_are_functions_in_a_training() =>
        _methods.Where(method => method.Name is "Fit" or "ForEachBatch")
            .Where(method => method.GetParameters().SkipLast(1).Any(parameter => IsFunction(parameter.ParameterType)))
            .Select(Text)
            .ShouldBeEmpty();

    [Test]
    public void An_epoch_is_the_same_record_in_every_stage()
    {
        var epochs = _types.Where(type => type.Name.Contains("Epoch", StringComparison.Ordinal)).ToArray();

        epochs.Length.ShouldBeGreaterThan(1);
        epochs.Select(type => type.Name + Signature(type.GetConstructors().Single())).Distinct()
            .ShouldBe(["Epoch(Double Cost, Double Accuracy)"]);
    }

    [Test]
    public void No_stage_has_a_guard_class_besides_the_given_one() =>
        _exercises.GetTypes().Where(type => type.Name.Contains("Guard", StringComparison.Ordinal)).ShouldBeEmpty();

    [TestCaseSource(nameof(Sizes))]
    public void Create_refuses_a_size_of_0(MethodInfo create, int size)
    {
        var ones = create.GetParameters().Select(object (_) => 1).ToArray();
        ones[size] = 0;

        Should.Throw<TargetInvocationException>(() => create.Invoke(null, ones))
            .InnerException.ShouldBeAssignableTo<ArgumentException>();
    }

    [Test]
    public void Every_public_name_is_in_the_notation()
    {
        var notation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "notation.md"));
        var tables = Section().Matches(notation)
            .ToDictionary(section => section.Groups["namespace"].Value, section => Words(section.Value));

        var missing = from type in _types
                      let table = tables.GetValueOrDefault(type.Namespace!, [])
                      from name in MembersOf(type).Append(type.Name)
                      where !table.Contains(name)
                      select $"{type.Namespace}: {type.Name}, {name}";
        missing.ShouldBeEmpty();
    }

    private static IEnumerable<TestCaseData> Sizes() =>
        from create in _methods
        where create.Name == "Create"
        from parameter in create.GetParameters()
        where parameter.Name != "seed"
        select new TestCaseData(create, parameter.Position) { TestName = $"{Text(create)}, {parameter.Name} = 0" };

    /// <summary>What the type's own source declares; a record brings more.</summary>
    private static IEnumerable<string> MembersOf(Type type) => type.GetMethod("<Clone>$") is null
        ? type.GetMembers(Declared)
            .Where(member => member is not ConstructorInfo and not MethodInfo { IsSpecialName: true })
            .Select(member => member.Name)
        : type.GetConstructors().Single().GetParameters().Select(parameter => parameter.Name!);

    private static HashSet<string> Words(string section) =>
        [.. Code().Matches(section).SelectMany(code => Word().Matches(code.Value)).Select(word => word.Value)];

    private static bool IsFunction(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static string[] Names(MethodInfo method) => [.. method.GetParameters().Select(parameter => parameter.Name!)];

    private static string[] KnownIn(MethodInfo method) => [.. Names(method).Intersect(_training)];

    private static string Text(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", Names(method))})";

    private static string Signature(ConstructorInfo constructor) =>
        $"({string.Join(", ", constructor.GetParameters().Select(p => $"{p.ParameterType.Name} {p.Name}"))})";

    [GeneratedRegex(
        @"^### \d\d-[\w-]+: `(?<namespace>[\w.]+)`$.*?(?=^### |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
