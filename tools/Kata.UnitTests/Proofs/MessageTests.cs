using System.Reflection;

namespace Kata.UnitTests.Proofs;

/// <summary>The messages of red tests, as snapshots of the first stage.</summary>
public sealed class MessageTests
{
    private static StageFolder Stage => StageFolder.All[0];

    [Test]
    public void NotWrittenYet() => FirstRed(AnswerCompiler.Exercises).ShouldBeVerified();

    [Test]
    public void NamedMistake() => FirstRed(Wrong("Neuron.PreActivation", "-var z = bias;\n+var z = 0.0;")).ShouldBeVerified();

    [Test]
    public void WrongWithoutName() =>
        FirstRed(Wrong(
            "Neuron.PreActivation", "-weights[i] * x[i];\n+(weights[i] - x[i]) * (weights[i] - x[i]);")).ShouldBeVerified();

    [Test]
    public void Throws() => FirstRed(Wrong("Neuron.PreActivation", "-i < x.Length;\n+i <= x.Length;")).ShouldBeVerified();

    [Test]
    public void The_overload_that_threw_is_located()
    {
        const string Overload = "double[] Forward(double[][] batch)";
        var line = File.ReadLines(Stage.FilesIn(StageFolder.Exercises).Single().Path)
            .TakeWhile(line => !line.Contains(Overload, StringComparison.Ordinal))
            .Count() + 1;

        var red = StageTestRun.Of(Stage, Wrong(
            "Neuron.Forward(double[][])",
            "-var activations = new double[batch.Length];\n"
                + "+var activations = batch.Length < 0 ? new double[1] : throw new InvalidOperationException();"))
            .Where(test => test.IsRed)
            .ToArray();

        red.Length.ShouldBeGreaterThan(3, "tests of all cases and of single properties");
        red.ShouldAllBe(test => test.Message.Contains($"Neuron.cs:{line} ", StringComparison.Ordinal));
    }

    [Test]
    public void Locked() => Text("Locked", Stages(0, 1)).ShouldBeVerified();

    [Test]
    public void Green() => Text("Finished", Stages(0)).ShouldBeVerified();

    /// <summary>The messages of a run with the built tests.</summary>
    private static string Text(string what, params object[] arguments) =>
        $"{Support.GetType("Katas.Tests.Message", throwOnError: true)!.GetMethod(what)!.Invoke(null, arguments)}\n";

    private static object[] Stages(params int[] indices) =>
        [.. indices.Reverse()
            .Select(i =>
                Activator.CreateInstance(
                    Support.GetType("Katas.Tests.Stage", throwOnError: true)!, Repository.Root, StageFolder.All[i].Slug)!)];

    private static Assembly Support => Assembly.LoadFrom(Path.Combine(Repository.TestsOutput, "Support.dll"));

    private static string FirstRed(CompiledAnswer answer)
    {
        var test = StageTestRun.Of(Stage, answer).First(test => test.IsRed);
        return $"{test.Name}\n{test.Message}\n";
    }

    /// <summary>The solution with an edit, as if written into the exercise.</summary>
    private static CompiledAnswer Wrong(string member, string edit)
    {
        var wrong = new Edit("(edited)", Edit.Diff, member, edit.Split('\n')).ApplyTo(Stage.FilesIn(StageFolder.Solutions));
        return AnswerCompiler.Compile(Stage.TreeWith(
            StageFolder.Exercises,
            Array.ConvertAll(wrong, file => file with { Path = Stage.In(StageFolder.Exercises, Path.GetFileName(file.Path)) })));
    }
}
