using Kata.Grading;
using Kata.Verbs;

namespace Kata.GraderTests;

/// <summary>
/// Grades the corpus of attacks like a class, in the sandbox: with all layers, and those that the allow-list stops also without
/// it. After every fifth, an honest and unique answer is graded.
/// </summary>
[TestFixture]
public sealed class GradedAttackTests
{
    private const string After = "then an honest answer";
    private static readonly StageFolder _honest = StageFolder.All[0];
    private static readonly string _marker = Path.Combine(Path.GetTempPath(), "katas-were-here");

    private readonly Dictionary<(string Id, bool HasAllowList), Grade> _grades = [];
    private bool _wasMarked;

    [OneTimeSetUp]
    public void Grade()
    {
        Requires.Bubblewrap();
        _wasMarked = File.Exists(_marker);
        foreach (var hasAllowList in (bool[])[true, false])
        {
            using var folder = new TempFolder();
            foreach (var (i, attack) in Attack.All.Where(attack => hasAllowList || attack["stopped by"] == "allow-list").Index())
            {
                attack.HandIn(folder.Path);
                if (i % 5 > 0)
                {
                    continue;
                }

                File.WriteAllText(
                    Path.Combine(folder.Path, $"{attack.Name} {After}.cs"),
                    $"{_honest.FilesIn(StageFolder.Solutions).Single().Text}// after {attack.Name}\n");
            }

            var run = KataGrade.Run(
                [folder.Path, "--class", .. hasAllowList ? [] : (string[])["--without-allow-list"]], folder.Path);
            run.Code.ShouldBe(Exit.Green, run.Output);
            foreach (var grade in run.Results.Submissions)
            {
                _grades[(grade.Id, hasAllowList)] = grade;
            }
        }
    }

    public static IEnumerable<TestCaseData> Attacks() =>
        Attack.All.Select(attack => new TestCaseData(attack).SetName($"the attack {attack} earns no more than it should"));

    public static IEnumerable<TestCaseData> BehindTheAllowList() =>
        Attack.All.Where(attack => attack["stopped by"] == "allow-list")
            .Select(attack => new TestCaseData(attack).SetName($"the attack {attack} earns nothing without the allow-list"));

    [TestCaseSource(nameof(Attacks))]
    public void An_attack_earns_no_undeserved_points(Attack attack)
    {
        var grade = _grades[(attack.Name, true)];
        var states = grade.Stages.Where(stage => stage.State != StageState.Missing).Select(stage => stage.State).ToArray();

        states.ShouldBe(attack["stopped by"] switch
        {
            "intake" => [],
            "compile" => [StageState.DoesNotCompile],
            // What is dangerous to compile may take longer than the compiler has on a busy machine.
            "allow-list" => attack["compiler"] is null || states is not [StageState.DoesNotCompile]
                ? [StageState.Refused]
                : states,
            _ => [StageState.Judged],
        });
        grade.Points.ShouldBe(attack["earns"] == "all"
            ? grade.Stages.Where(stage => stage.State != StageState.Missing).Sum(stage => stage.OutOf)
            : 0);
    }

    [TestCaseSource(nameof(BehindTheAllowList))]
    public void Attacks_that_the_allow_list_stops_fail_without_it_too(Attack attack) =>
        _grades[(attack.Name, false)].Points.ShouldBe(0);

    [Test]
    public void An_attack_does_not_affect_later_grades()
    {
        var honest = _grades.Where(grade => grade.Key.Id.EndsWith(After, StringComparison.Ordinal)).ToArray();
        honest.Length.ShouldBeGreaterThan(_grades.Count / 7);
        honest.Where(grade => grade.Value.Points != grade.Value.Stages.Single(stage => stage.Stage == _honest.Slug).OutOf)
            .Select(grade => grade.Key)
            .ShouldBeEmpty();
    }

    [Test]
    public void No_attack_leaves_a_trace()
    {
        File.Exists(_marker).ShouldBe(_wasMarked);

        // What was killed last may be there for a moment more.
        Assert.That(Orphans.Find, Is.Empty.After(20_000, 100));
    }
}
