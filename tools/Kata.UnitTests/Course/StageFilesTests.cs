namespace Kata.UnitTests.Course;

/// <summary>What lies beside a learner's files and is none of them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StageFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    [Platform("Linux")]
    public void Dot_files_and_links_to_nowhere_are_no_sources()
    {
        _folder.Write("Neuron.cs", "class A;").Write("._Neuron.cs", "\0\u0005");
        File.CreateSymbolicLink(_folder.At(".#Neuron.cs"), "ada@laptop.4711");
        File.CreateSymbolicLink(_folder.At("Gone.cs"), "nowhere");
        File.CreateSymbolicLink(_folder.At("Round.cs"), "Round.cs");
        File.CreateSymbolicLink(_folder.At("Elsewhere.cs"), "Neuron.cs");

        Directory.GetFiles(_folder.Path).Where(StageFolder.IsSource).Select(Path.GetFileName)
            .ShouldBe(["Neuron.cs", "Elsewhere.cs"], ignoreOrder: true);
    }

    [Test]
    [Platform("Linux")]
    [CancelAfter(10_000)]
    public void A_pipe_is_not_opened()
    {
        Tool.Run("mkfifo", _folder.At("Neuron.cs"))!.Value.Code.ShouldBe(0);

        SourceFile.Read(_folder.At("Neuron.cs")).Text.ShouldBeEmpty();
    }
}
