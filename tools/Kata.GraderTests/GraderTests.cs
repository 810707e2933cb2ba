using System.Diagnostics;
using Kata.Grading;
using Kata.Verbs;

namespace Kata.GraderTests;

/// <summary><c>kata grade</c> from the command line to the grades.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GraderTests : IDisposable
{
    private const string Secret = "the secret of this class";

    private static readonly StageFolder _stage = StageFolder.All[0];
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();

    [SetUp]
    public void SetUp() => Requires.Bubblewrap();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Points_are_per_task_all_or_nothing()
    {
        HandIn("right", CourseCopy.Right);
        HandIn("no bias", CourseCopy.Edited("var z = bias;", "var z = 0.0;"));
        HandIn("does not compile", CourseCopy.Right + "}");

        var run = Grade("--stage", "1", "--stage", "2");

        run.Code.ShouldBe(Exit.Green, run.Output);
        var (first, second) = (run.Results.Plan.Stages[0].OutOf, run.Results.Plan.Stages[1].OutOf);
        var grades = run.Results.Submissions.ToDictionary(grade => grade.Id);
        grades.Values.ShouldAllBe(grade => grade.OutOf == first + second && grade.Stages[1].State == StageState.Missing);
        grades["right"].Points.ShouldBe(first);
        grades["no bias"].Points.ShouldBeLessThan(first);
        grades["no bias"].Stages[0].Tests.Select(test => test.Mistake?.Id).ShouldContain("bias-left-out");
        grades["no bias"].Stages[0].Tasks.ShouldAllBe(task => task.Points == 0 || task.Points == task.OutOf);
        grades["does not compile"].Stages[0].State.ShouldBe(StageState.DoesNotCompile);
        grades["does not compile"].Points.ShouldBe(0);
    }

    [Test]
    public void A_file_that_cannot_be_read_is_not_graded_rather_than_worth_0()
    {
        File.WriteAllText(
            Path.Combine(_folder.Path, "large.cs"), $"{CourseCopy.Right}// {new string('/', Limits.FileBytes)}");
        HandIn("right", CourseCopy.Right);

        var run = Grade("--stage", "1");

        run.Code.ShouldBe(Exit.Broken, run.Output);
        run.Output.ShouldContain("not graded  large: large.cs: it is larger than 256 KiB; shorten it.");
        run.Results.Submissions.Select(grade => grade.Stages.Single().State)
            .ShouldBe([StageState.NotGraded, StageState.Judged]);
    }

    [Test]
    public void The_same_submissions_secret_and_version_give_the_same_bytes()
    {
        HandIn("right", CourseCopy.Right);
        HandIn("wrong", CourseCopy.Edited("var z = bias;", "var z = 0.0;"));
        var first = Grade("--stage", "1", "--secret", Secret).Json;
        Directory.Delete(Path.Combine(_folder.Path, ".grades"), recursive: true);

        KataGrade.Run([_folder.Path, "--class", "--lanes", "2", "--stage", "1", "--secret", Secret], _folder.Path).Json
            .ShouldBe(first);
        Grade("--stage", "1", "--secret", "the secret of another class").Json.ShouldNotBe(first);
    }

    [Test]
    public void Every_submission_has_a_seed_of_its_own_and_another_one_once_it_changes()
    {
        HandIn("alice", CourseCopy.Right);
        HandIn("bob", CourseCopy.Right + "// bob\n");
        var first = Grade("--stage", "1").Results;
        HandIn("bob", CourseCopy.Right + "// bob's second\n");

        var second = Grade("--stage", "1").Results;

        second.Secret.ShouldBe(first.Secret, "the journal continues the grading");
        var seeds = first.Submissions.Concat(second.Submissions).Select(grade => grade.Seed).ToArray();
        seeds[2].ShouldBe(seeds[0], "alice has not changed anything");
        seeds[1..].ShouldBeUnique();
        File.ReadAllText(Path.Combine(_folder.Path, ".grades", "students", "bob.md"))
            .ShouldSatisfyAllConditions(
                page => page.ShouldContain($"{seeds[3]}"), page => page.ShouldNotContain(second.Secret));
    }

    [Test]
    public void The_seed_on_a_page_reproduces_its_cases()
    {
        HandIn("alice", CourseCopy.Edited("var z = bias;", "var z = x.Length > 5 ? 0.0 : bias;"));
        var grade = Grade("--stage", "1").Results.Submissions.Single();
        var red = grade.Stages[0].Tests.First(test => test.Red?.Case?.StartsWith("drawn", StringComparison.Ordinal) == true);

        using var judge = new Judge();
        judge.Seed = grade.Seed;
        var atHome = judge.Run(
            _stage, [new("Neuron.cs", File.ReadAllText(Path.Combine(_folder.Path, "alice", _stage.Slug, "Neuron.cs")))]);

        atHome.Tests.Single(test => test.Name == red.Name).Red!.Given.ShouldBe(red.Red!.Given);
    }

    [Test]
    public void Equal_answers_are_judged_once()
    {
        var telltale = CourseCopy.Right.Replace(
            "var z = bias;", "Console.WriteLine(Random.Shared.NextInt64()); var z = bias;", StringComparison.Ordinal);
        HandIn("alice", telltale);
        HandIn("bob", telltale);

        var outputs = Grade("--stage", "1").Results.Submissions.Select(grade => grade.Stages[0].Tests[0].Output).ToArray();

        outputs[0].ShouldNotBeEmpty();
        outputs[1].ShouldBe(outputs[0]);
    }

    [Test]
    public void An_interrupted_grading_resumes()
    {
        const int All = 6;
        for (var i = 0; i < All; i++)
        {
            HandIn($"student {i:00}", $"{CourseCopy.Right}// {i}\n");
        }

        var journal = Path.Combine(_folder.Path, ".grades", "journal.jsonl");
        using (var process = KataGrade.Start([
            _folder.Path, "--class", "--stage", "1", "--secret", Secret, "--lanes", "1",
            "--out", Path.GetDirectoryName(journal)!,
        ]))
        {
            var clock = Stopwatch.StartNew();
            while (Lines(journal) < 3 && clock.Elapsed < _patience)
            {
                Thread.Sleep(10);
            }

            process.Kill(); // SIGKILL
            process.WaitForExit();
        }

        var done = Lines(journal) - 1;
        done.ShouldBeGreaterThan(0);
        done.ShouldBeLessThan(All);

        // A line that was cut off is no grade.
        File.AppendAllText(journal, "{\"id\":\"student 1");
        var run = Grade("--stage", "1");
        run.Output.ShouldContain($"{All} submissions, {All - done} of them now");
        run.Results.Secret.ShouldBe(Secret);

        Directory.Delete(Path.Combine(_folder.Path, ".grades"), recursive: true);
        Grade("--stage", "1", "--secret", Secret).Json.ShouldBe(run.Json);
    }

    [Test]
    public void Shards_merge_to_the_same_bytes()
    {
        foreach (var name in (string[])["ada", "bob", "cleo", "dan"])
        {
            HandIn(
                name,
                name is "bob" or "cleo" ? CourseCopy.Edited("var z = bias;", "var z = 0.0;") : $"{CourseCopy.Right}// {name}\n");
        }

        using var parts = new TempFolder();
        string[] results = [.. Enumerable.Range(1, 2).Select(i => Path.Combine(parts.Path, $"{i}", ".grades", "results.json"))];
        foreach (var i in (int[])[1, 2])
        {
            KataGrade.Run(
                [_folder.Path, "--class", "--stage", "1", "--secret", Secret, "--lanes", "1", "--shard", $"{i}/2"],
                Path.Combine(parts.Path, $"{i}")).Code
                .ShouldBe(Exit.Green);
        }

        var merged = KataGrade.Run(["merge", .. results], parts.Path);

        merged.Code.ShouldBe(Exit.Green, merged.Output);
        merged.Json.ShouldBe(Grade("--stage", "1", "--secret", Secret).Json);
        var half = KataGrade.Run(["merge", results[0]], Path.Combine(parts.Path, "half"));
        half.Code.ShouldBe(Exit.Usage);
        half.Output.ShouldContain("Missing: 2/2");
    }

    [Test]
    public void Only_changed_submissions_are_graded_again_and_listed_with_reasons()
    {
        HandIn("alice", CourseCopy.Right);
        HandIn("bob", CourseCopy.Edited("var z = bias;", "var z = 0.0;"));
        var before = Path.Combine(_folder.Path, "before.json");
        File.WriteAllText(before, Grade("--stage", "1").Json);
        Directory.Delete(Path.Combine(_folder.Path, ".grades"), recursive: true);
        HandIn("bob", CourseCopy.Right + "// fixed\n");
        HandIn("carol", CourseCopy.Right);

        var run = Grade("--since", before);

        run.Output.ShouldContain("3 submissions, 2 of them now");
        run.Output.ShouldContain("bob: ");
        run.Output.ShouldContain("its files have changed");
        run.Output.ShouldContain("carol: new");
        run.Output.ShouldNotContain("alice: ");
    }

    [Test]
    public void A_journal_that_cannot_be_written_is_reported_and_grading_goes_on()
    {
        HandIn("alice", CourseCopy.Right);
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".grades", "journal.jsonl"));

        var run = Grade("--stage", "1");

        run.Code.ShouldBe(Exit.Green, run.Output);
        run.Output.ShouldContain("The journal could not be written");
        run.Results.Submissions.Single().Stages[0].ShouldSatisfyAllConditions(
            stage => stage.Points.ShouldBe(stage.OutOf), stage => stage.OutOf.ShouldBeGreaterThan(0));
    }

    [Test]
    public void Results_without_a_sandbox_say_so()
    {
        HandIn("alice", CourseCopy.Right);

        var run = Grade("--stage", "1", "--trust-submissions");

        run.Output.ShouldContain("Unsandboxed");
        run.Results.Sandbox.ShouldBe("none");
        File.ReadAllText(Path.Combine(run.Folder, "students", "alice.md")).ShouldContain("nsandboxed");
    }

    private static int Lines(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd().Count(c => c == '\n');
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private void HandIn(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name, _stage.Slug, "Neuron.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private KataGrade Grade(params string[] arguments) =>
        KataGrade.Run([_folder.Path, "--class", "--lanes", "1", .. arguments], _folder.Path);
}
