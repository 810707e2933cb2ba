using System.Text;
using Kata.Updates;
using Kata.Verbs;

namespace Kata.EndToEndTests.Updates;

/// <summary>Updates over three versions of a small course lose nothing that the learner has written.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class UpdateTests(bool isClone)
{
    private const string Stage = "exercises/01-one";

    [Test]
    public void Each_kind_of_change_and_conflict()
    {
        using var course = new SmallCourse(isClone);
        course.Publish(2);

        var result = CourseUpdate.Run(course.Root, course.Course);

        course[$"{Stage}/Alone.cs"].ShouldBe(SmallCourse.Code("Alone", learner: "mine-alone"));
        course[$"{Stage}/Upstream.cs"].ShouldBe(SmallCourse.Code("Upstream", "given 2"));
        course[$"{Stage}/Apart.cs"].ShouldBe(SmallCourse.Code("Apart", "given 2", "mine-apart"));
        course[$"{Stage}/Conflict.cs"].ShouldBe(SmallCourse.Code("Conflict", both: "mine-conflict"));
        course[$"{Stage}/Same.cs"].ShouldBe(SmallCourse.Code("Same", "given 2"));
        course[$"{Stage}/Added.cs"].ShouldBe(SmallCourse.Code("Added", "given 2"));
        course[$"{Stage}/AddedByBoth.cs"].ShouldBe("// mine-added\n");
        course[$"{Stage}/Deleted.cs"].ShouldBeNull();
        course[$"{Stage}/Orphan.cs"].ShouldBe(SmallCourse.Code("Orphan", learner: "mine-orphan"));
        course[$"{Stage}/Thrown.cs"].ShouldBeNull();
        course[$"{Stage}/ThrownAndChanged.cs"].ShouldBeNull();
        course[$"{Stage}/Before.cs"].ShouldBeNull();
        course[$"{Stage}/After.cs"].ShouldBe(SmallCourse.Code("Renamed", "given 2", "mine-renamed"));
        course[$"{Stage}/UntouchedBefore.cs"].ShouldBeNull();
        course[$"{Stage}/UntouchedAfter.cs"].ShouldBe(SmallCourse.Code("Untouched", "given 2"));
        course[$"{Stage}/README.md"].ShouldBe("lesson 2");
        Directory.Exists(Path.Combine(course.Root, "exercises", "02-gone")).ShouldBeFalse();
        Directory.Exists(Path.Combine(course.Root, "exercises", "03-moved")).ShouldBeFalse();
        course["exercises/04-moved/Moved.cs"].ShouldBe(SmallCourse.Code("Moved", "given 2", "mine-moved"));
        course["exercises/04-moved/Helper.cs"].ShouldBe("// mine-helper\n");
        course["tools/Tool.cs"].ShouldBe("tool 2");
        course["tools/Old.cs"].ShouldBeNull();
        course[$".kata/updates/1.2.0/{Stage}/Conflict.cs"].ShouldBe(SmallCourse.Code("Conflict", both: "given 2"));
        course[$".kata/updates/1.2.0/{Stage}/AddedByBoth.cs"].ShouldBe(SmallCourse.Code("AddedByBoth", "given 2"));
        course[$".kata/updates/1.2.0/{Stage}/ThrownAndChanged.cs"].ShouldNotBeNull();
        Backup(course, result, "tools/Tool.cs").ShouldBe("// mine-tool\n");
        Backup(course, result, "exercises/02-gone/Gone.cs").ShouldNotBeNull().ShouldContain("mine-gone");
        IsWhole(course);
    }

    [Test]
    public void A_second_and_a_third_version()
    {
        using var course = new SmallCourse(isClone);
        course.Publish(2);
        CourseUpdate.Run(course.Root, course.Course);
        CourseUpdate.Run(course.Root, course.Course).Steps.ShouldBeEmpty("the second time there is nothing to do");
        Report(CourseUpdate.Run(course.Root, course.Course, isTrial: true)).ShouldEndWith(" next        kata\n");
        if (isClone)
        {
            course.Commit("mine", "The update, and my work in one commit");
        }

        course.Publish(3);
        var kinds = CourseUpdate.Run(course.Root, course.Course).Steps.ToDictionary(step => step.Path, step => step.Kind);

        kinds[$"{Stage}/Apart.cs"].ShouldBe(UpdateKind.Merged);
        kinds[$"{Stage}/Conflict.cs"].ShouldBe(UpdateKind.Kept);
        kinds[$"{Stage}/Same.cs"].ShouldBe(UpdateKind.Changed, "it is as the course had it");
        kinds["tools/Tool.cs"].ShouldBe(UpdateKind.Changed, "the learner's change is gone since the first update");
        kinds["exercises/05-moved/Moved.cs"].ShouldBe(UpdateKind.Merged);
        kinds.ShouldNotContainKey($"{Stage}/Orphan.cs");
        course[$"{Stage}/Apart.cs"].ShouldBe(SmallCourse.Code("Apart", "given 3", "mine-apart"));
        course[$"{Stage}/After.cs"].ShouldBe(SmallCourse.Code("Renamed", "given 3", "mine-renamed"));
        course["exercises/05-moved/Helper.cs"].ShouldBe("// mine-helper\n");
        IsWhole(course);
    }

    [Test]
    public void Two_versions_at_once()
    {
        using var course = new SmallCourse(isClone);
        course.Publish(2);
        course.Publish(3);

        CourseUpdate.Run(course.Root, course.Course);

        course[$"{Stage}/After.cs"].ShouldBe(SmallCourse.Code("Renamed", "given 3", "mine-renamed"));
        IsWhole(course);
    }

    /// <summary>A handout's at every step, a clone's at some: git takes time.</summary>
    [Test]
    public void An_update_that_is_killed_at_any_step_and_repeated_ends_the_same()
    {
        using var whole = new SmallCourse(isClone);
        whole.Publish(2);
        var steps = Update(whole).Steps;
        var expected = whole.Files();

        for (var killedAt = 0; killedAt < steps.Length; killedAt += isClone ? steps.Length / 3 : 1)
        {
            using var course = new SmallCourse(isClone);
            course.Publish(2);
            var left = killedAt;
            Should.Throw<OperationCanceledException>(
                () => Update(course, step => left = left > 0 ? left - 1 : throw new OperationCanceledException(step.Path)));
            IsWhole(course);

            var again = Update(course);

            course.Files().ShouldBe(expected, ignoreOrder: true, $"killed before {steps[killedAt].Path}");
            Report(again).ShouldContain("Conflict.cs as you have it");
            IsWhole(course);
            Update(course).Steps.ShouldBeEmpty();
        }

        UpdateResult Update(SmallCourse course, Action<UpdateStep>? before = null) =>
            CourseUpdate.Run(course.Root, course.Course, before: before, merge: isClone ? null : LineByLine);
    }

    [Test]
    public void What_the_learner_writes_between_a_killed_update_and_the_next_is_kept()
    {
        using var course = new SmallCourse(isClone);
        course.Publish(2);
        Should.Throw<OperationCanceledException>(() => CourseUpdate.Run(
            course.Root,
            course.Course,
            before: step => _ = step.Order == 1 ? throw new OperationCanceledException() : 0));
        course.Save($"{Stage}/Upstream.cs", SmallCourse.Code("Upstream", "given 2", "mine-later"));

        CourseUpdate.Run(course.Root, course.Course);

        course[$"{Stage}/Upstream.cs"].ShouldBe(SmallCourse.Code("Upstream", "given 2", "mine-later"));
        IsWhole(course);
    }

    [Test]
    public void The_report_names_what_needs_a_look()
    {
        using var course = new SmallCourse(isClone);
        course.Publish(2);

        var report = Report(CourseUpdate.Run(course.Root, course.Course));

        report.ShouldContain($" from        {course.Course}, version 1.2.0; yours was 1.1.0\n");
        report.ShouldContain(
            " merged      exercises/01-one/After.cs (was exercises/01-one/Before.cs): your changes and the course's\n");
        report.ShouldContain(
            "exercises/01-one/Conflict.cs as you have it: it and the course's new one don't merge. The new one: "
                + ".kata/updates/1.2.0\n");
        report.ShouldContain("exercises/01-one/Orphan.cs: yours, and no longer part of the course\n");
        report.ShouldContain(" retired     exercises/02-gone/Gone.cs: its stage is gone, your file is in the backup\n");
        report.ShouldContain(" replaced    tools/Tool.cs: you had changed it, and your file is in the backup\n");
        report.ShouldContain(" tests       01-one has a new test: Version 2 has a test\n");
        report.ShouldContain(" backup      .kata/backups/");
        report.ShouldNotContain("handout.json");
    }

    /// <summary>The command itself, on a machine without git.</summary>
    [Test]
    [Platform("Linux")]
    public void Without_git_a_handout_is_updated_and_what_does_not_merge_is_said()
    {
        using var course = new SmallCourse(isClone: false);
        course.Publish(2);

        var (code, output, errors) = Tool.Run(
            "env", "PATH=", $"KATA_ROOT={course.Root}", Environment.ProcessPath!, "exec", CourseCopy.Program, "update", "--from",
            course.Course)!.Value;

        errors.ShouldBeEmpty();
        code.ShouldBe(Exit.Red);
        output.ShouldContain(
            "Apart.cs as you have it: it and the course's new one don't merge, as git is not installed. The new one");
        course[$"{Stage}/Upstream.cs"].ShouldBe(SmallCourse.Code("Upstream", "given 2"));
        course[$"{Stage}/Apart.cs"].ShouldBe(SmallCourse.Code("Apart", learner: "mine-apart"));
        course["exercises/04-moved/Moved.cs"].ShouldBeNull("its old file is kept, and the new one would declare the same");
        IsWhole(course);
    }

    [Test]
    public void A_dry_run_changes_nothing()
    {
        using var course = new SmallCourse(isClone);
        course.Publish(2);
        var before = course.Files();

        Report(CourseUpdate.Run(course.Root, course.Course, isTrial: true)).ShouldContain("would be ");

        course.Files().ShouldBe(before, ignoreOrder: true);
        Directory.Exists(Path.Combine(course.Root, ".kata")).ShouldBeFalse();
    }

    [Test]
    public void Line_endings_of_Windows_are_no_change_and_stay()
    {
        using var course = new SmallCourse(isClone);
        course.Publish(2);
        course.Save($"{Stage}/Upstream.cs", course[$"{Stage}/Upstream.cs"]!.Replace("\n", "\r\n", StringComparison.Ordinal));
        course.Save($"{Stage}/Apart.cs", course[$"{Stage}/Apart.cs"]!.Replace("\n", "\r\n", StringComparison.Ordinal));

        CourseUpdate.Run(course.Root, course.Course);

        course[$"{Stage}/Upstream.cs"].ShouldBe(SmallCourse.Code("Upstream", "given 2"));
        course[$"{Stage}/Apart.cs"].ShouldBe(
            SmallCourse.Code("Apart", "given 2", "mine-apart").Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [Test]
    public void Sources_that_are_none_are_refused_in_a_sentence_and_nothing_changes()
    {
        using var course = new SmallCourse(isClone);
        using var empty = new TempFolder();
        using var other = new SmallCourse(!isClone);
        var before = course.Files();

        Refusal(course, empty.Path).ShouldContain("is not this course: it has no Katas.sln");
        Refusal(course, course.Root).ShouldContain("is this folder itself");
        Refusal(course, other.Course).ShouldContain("and this folder");
        Refusal(course, empty.At("no-such")).ShouldContain("is neither a folder nor a repository that git can read");
        course.Publish(2);
        CourseUpdate.Run(course.Root, course.Course);
        course.Publish(1);
        Refusal(course, course.Course).ShouldContain("is version 1.1.0, and yours is 1.2.0 already");
        before.ShouldNotBeEmpty();
    }

    /// <summary>A merge of files with the same number of lines, for tests of many updates.</summary>
    private static byte[]? LineByLine(byte[] mine, byte[] before, byte[] after)
    {
        string[][] files = [.. new[] { mine, before, after }.Select(file => Encoding.UTF8.GetString(file).Split('\n'))];
        string?[] lines = [.. files[0].Select((line, i) => line == files[1][i] || line == files[2][i] ? files[2][i]
            : files[1][i] == files[2][i] ? line
            : null)];
        return lines.Contains(null) ? null : Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string Refusal(SmallCourse course, string from) =>
        Should.Throw<KataException>(() => CourseUpdate.Run(course.Root, from)).Message;

    private static string Report(UpdateResult result) =>
        string.Concat(UpdateReport.Lines(result, 1000, max: 50).Select(line => $"{line}\n"));

    private static string? Backup(SmallCourse course, UpdateResult result, string path) =>
        course[Path.Combine(Path.GetRelativePath(course.Root, result.Updater.Backup), path)];

    private static void IsWhole(SmallCourse course) => course.Lost().ShouldBeEmpty();
}
