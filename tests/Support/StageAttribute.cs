using System.Runtime.CompilerServices;
using Kata.RedResults;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Katas.Tests;

/// <summary>
/// The fixture of a stage, identified by its folder: the stage's number orders it, and its name becomes the name and the category
/// of its tests, so that <c>dotnet test --filter 03-bias-gradient</c> runs it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StageAttribute(
    [CallerFilePath] string path = "") : TestFixtureAttribute, IFixtureBuilderForNestedGeneric, IWrapSetUpTearDown, ITestAction
{
    /// <summary>The stage of the fixture's folder.</summary>
    public Stage Stage { get; } = Stage.OfTests(path);

    ActionTargets ITestAction.Targets => ActionTargets.Suite;

    IEnumerable<TestSuite> IFixtureBuilderForNestedGeneric.BuildFrom(
        ITypeInfo typeInfo, IPreFilter filter, Type[]?[] outerTypeArgsSets) =>
        Named(BuildFrom(typeInfo, filter));

    TestCommand ICommandWrapper.Wrap(TestCommand command) => new StageCommand(command, Stage);

    void ITestAction.BeforeTest(ITest test) => StageRun.Of(test).Begin();

    void ITestAction.AfterTest(ITest test) => StageRun.Of(test).Finish(Stage);

    private IEnumerable<TestSuite> Named(IEnumerable<TestSuite> suites)
    {
        foreach (var suite in suites)
        {
            suite.Name = Stage.Slug;
            suite.Properties.Set(PropertyNames.Order, Stage.Number);
            suite.Properties.Add(PropertyNames.Category, Stage.Slug);
            foreach (var test in suite.Tests.OfType<Test>())
            {
                var task = (int?)test.Properties.Get(TaskAttribute.Property) ?? 0;
                test.FullName = $"{Stage.Slug}.{test.Name}";
                test.Name = $"{Stage.Slug} · task {task} · {test.Name.Replace('_', ' ')}";
            }

            yield return suite;
        }
    }

    private sealed class StageCommand(TestCommand inner, Stage stage) : DelegatingTestCommand(inner)
    {
        private StageRun Run => StageRun.Of(Test);

        private int Task => (int?)Test.Properties.Get(TaskAttribute.Property) ?? 0;

        private int Seconds => (int?)Test.Properties.Get(nameof(TaskAttribute.Seconds)) ?? TaskAttribute.DefaultSeconds;

        public override TestResult Execute(TestExecutionContext context)
        {
            if (Run.RedBefore(stage) is { } red)
            {
                context.CurrentResult.SetResult(ResultState.Ignored, Message.Locked(stage, red));
                return context.CurrentResult;
            }

            try
            {
                Run.TimeLimit.Run(context, Seconds, () => innerCommand.Execute(context));
                return context.CurrentResult;
            }
            catch (Exception exception)
            {
                var result = Run.Explained(Task, Message.Red(stage, exception));
                RedReport.Receiver?.Invoke(result);
                throw new RedException(stage, result);
            }
            finally
            {
                // After an exception, the caller sets the result: until then, the state means red.
                Run.Count(stage, context.CurrentResult.ResultState);
            }
        }
    }
}

/// <summary>The task of a test; tests run in source order.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TaskAttribute(int number, [CallerLineNumber] int line = 0) : NUnitAttribute, IApplyToTest
{
    internal const string Property = "Task";
    internal const int DefaultSeconds = 5;

    /// <summary>The number of the task in the stage's README.</summary>
    public int Number { get; } = number;

    /// <summary>How long the test may take; more than usual for one that trains networks.</summary>
    public int Seconds { get; set; } = DefaultSeconds;

    void IApplyToTest.ApplyToTest(Test test)
    {
        test.Properties.Set(Property, Number);
        test.Properties.Set(nameof(Seconds), Seconds);
        if (Seconds > DefaultSeconds)
        {
            test.Properties.Add(PropertyNames.Category, "training");
        }

        test.Properties.Set(PropertyNames.Order, line);
    }
}
