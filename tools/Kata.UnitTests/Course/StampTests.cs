namespace Kata.UnitTests.Course;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StampTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kata-stamp-").FullName;

    public StampTests()
    {
        foreach (var tree in (ReadOnlySpan<string>)[
            "tools/bin", "tests", "oracles", "solutions", "toolbox", "exercises", "artifacts/kata",
        ])
        {
            Directory.CreateDirectory(Path.Combine(_root, tree));
        }

        Write("toolbox/Matrix.cs", "one", ago: 60);
        Write("artifacts/kata/kata.built", "", ago: 30);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Test]
    public void A_fresh_build_is_not_stale()
    {
        IsStale().ShouldBeFalse();
        IsStale().ShouldBeFalse();
    }

    [Test]
    public void A_build_not_made_by_the_launcher_is_stale()
    {
        File.Delete(Path.Combine(_root, "artifacts/kata/kata.built"));
        IsStale().ShouldBeTrue();
    }

    [Test]
    public void A_save_during_the_build_makes_it_stale()
    {
        Write("toolbox/Matrix.cs", "two", ago: 10);
        IsStale().ShouldBeTrue();
    }

    [Test]
    public void Files_dated_in_the_future_are_built_once()
    {
        Write("toolbox/Matrix.cs", "one", ago: -9 * 60 * 60);
        IsStale().ShouldBeFalse();
        IsStale().ShouldBeFalse();
    }

    [TestCase("toolbox/Matrix.cs")]
    [TestCase("toolbox/New.cs")]
    [TestCase("Directory.Build.props")]
    public void Changed_content_is_stale_until_built(string name)
    {
        IsStale();
        Write(name, "two", ago: 0);
        IsStale().ShouldBeTrue();
        IsStale().ShouldBeTrue();
    }

    [Test]
    public void A_deleted_file_is_stale()
    {
        IsStale();
        File.Delete(Path.Combine(_root, "toolbox/Matrix.cs"));
        IsStale().ShouldBeTrue();
    }

    [TestCase("exercises/Neuron.cs")]
    [TestCase("toolbox/notes.txt")]
    [TestCase("tools/bin/Generated.cs")]
    public void Other_files_are_not_sources(string name)
    {
        IsStale();
        Write(name, "two", ago: 0);
        IsStale().ShouldBeFalse();
    }

    [Test]
    public void A_new_timestamp_alone_is_no_change()
    {
        IsStale();
        Write("toolbox/Matrix.cs", "one", ago: 5);
        IsStale().ShouldBeFalse();
    }

    private bool IsStale() => new Stamp(_root, Path.Combine(_root, "artifacts", "kata")).IsStale();

    private void Write(string name, string text, int ago)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(-ago));
    }
}
