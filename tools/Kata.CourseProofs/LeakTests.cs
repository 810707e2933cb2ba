using System.Reflection;
using System.Runtime.Loader;
using Kata.Handouts;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.CourseProofs;

/// <summary>
/// No method in a handout gives a stage's answers, whatever it is called and wherever it stands: each that takes and returns
/// numbers is called instead of the exercise's members, with what the tests ask. The oracles are left out, since a handout has
/// them anyway; so are members that return nothing, objects that earlier calls have changed, and the JavaScript of pages.
/// </summary>
public sealed class LeakTests
{
    /// <summary>Of the calls: an exercise refuses arguments that other code doesn't.</summary>
    private const double Most = 0.9;

    private static readonly string[] _projects = ["Tests", "Support", "Kata.Figures"];

    /// <summary>What an exercise provides that an earlier one asks for, as docs/instructors.md says.</summary>
    private static readonly string[] _provided =
    [
        "Katas.LeakyReluDerivative.LeakyRelu.Value answers Katas.Activations.Relu.Value(System.Double, System.Double)",
        "Katas.BugHunt.Evaluator.Evaluate answers "
            + "Katas.DigitClassifier.Metrics.ConfusionMatrix(System.Int32[], System.Int32[], System.Int32)",
        "Katas.TrainingLoop.Dense.Forward answers Katas.Layers.Dense.Forward(System.Double[][], System.Boolean)",
        "Katas.TrainingLoop.MeanSquaredError.Value answers "
            + "Katas.Layers.MeanSquaredError.Value(System.Double[][], System.Double[][])",
        "Katas.TrainingLoop.MeanSquaredError.Gradient answers "
            + "Katas.Layers.MeanSquaredError.Gradient(System.Double[][], System.Double[][])",
    ];

    private static readonly Lazy<Substitute[]> _substitutes = new(() => [.. Types().SelectMany(Substitute.Of)]);

    [EveryStage("is answered by nothing in a handout but what an exercise provides")]
    public void Nothing_in_a_handout_answers(StageFolder stage)
    {
        var calls = new RecordedCalls();
        using var judge = new Judge { Around = calls.Around };
        judge.Run(stage, stage.FilesIn(StageFolder.Solutions), asks: test => !test.IsTraining).IsGreen.ShouldBeTrue();

        var found = from member in calls.ByMember
                    let answering = Answering(member.Calls)
                    where !answering.Contains(member.Member.Split('(')[0]) // The exercise provides it.
                    from name in answering
                    select $"{name} answers {member.Member}";
        var provided = _provided.Where(one => one.Contains($" answers Katas.{stage.Name}.", StringComparison.Ordinal));
        found.ShouldBe(provided, ignoreOrder: true);
    }

    private static string[] Answering(RecordedCall[] calls) =>
        [.. _substitutes.Value.Where(one => one.ShareOf(calls) >= Most).Select(one => one.Name).Distinct()];

    private static IEnumerable<Type> Types()
    {
        var declared = Handout.Create(hasOracles: true).Files
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Declared(file.Text))
            .ToHashSet();
        var context = new HandoutContext();
        return _projects.Select(project => context.LoadFromAssemblyPath(Repository.OutputOf(project)))
            .Append(context.LoadFromAssemblyName(new AssemblyName("Katas")))
            .Append(typeof(Katas.Toolbox.Matrix).Assembly)
            .Append(typeof(Judge).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => declared.Contains(Outermost(type).FullName!.Split('`')[0]))
            .Where(type => !type.ContainsGenericParameters && !type.Name.StartsWith('<'));
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<string> Declared(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        return from type in root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
                   .OfType<BaseTypeDeclarationSyntax>()
               let place = type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name
               select place is null ? type.Identifier.Text : $"{place}.{type.Identifier.Text}";
    }

    /// <summary>A handout's assemblies, with its exercises, which are not written yet.</summary>
    private sealed class HandoutContext() : AssemblyLoadContext("handout")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == "Katas")
            {
                using var assembly = new MemoryStream(AnswerCompiler.Exercises.Assembly);
                return LoadFromStream(assembly);
            }

            return assemblyName.Name is "Oracles" or "Support" or "Tests"
                ? LoadFromAssemblyPath(Repository.OutputOf(assemblyName.Name))
                : null;
        }
    }
}
