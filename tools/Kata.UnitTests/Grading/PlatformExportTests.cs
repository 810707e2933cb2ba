using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>
/// What learning platforms export: every student once, with the newest of each file, and the platform's number.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PlatformExportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static StageFolder Third => StageFolder.All[2];

    private static StageFolder Fourth => StageFolder.All[3];

    public void Dispose() => _folder.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public void Canvas_puts_the_files_of_all_students_into_one_folder(bool isClass)
    {
        _folder.Write("class/adalovelace_4711_90001_Neuron.cs", TempFolder.Code(Third))
            .Write("class/adalovelace_4711_90002_Neuron-1.cs", TempFolder.Code(Fourth))
            .Write("class/bobbyte_LATE_4712_90003_Neuron.cs", TempFolder.Code(Third, "/* first */"))
            .Write("class/bobbyte_LATE_4712_90009_Neuron-1.cs", TempFolder.Code(Third, "/* second */"))
            .Zip("class/cyd_4713_90010_homework.zip", ($"exercises/{Third}/Neuron.cs", TempFolder.Code(Third)));

        var found = Intake.Find(_folder.At("class"), isClass ? PathKind.Class : PathKind.Detect);

        found.Description.ShouldContain("class is a Canvas export: 3 students, 5 files.");
        found.Submissions.Select(one => one.Id)
            .ShouldBe(["adalovelace (Canvas 4711)", "bobbyte (Canvas 4712)", "cyd (Canvas 4713)"]);
        var read = Array.ConvertAll(found.Submissions, one => Intake.Read(one, null));
        read[0].Stages.Select(stage => stage.Stage).ShouldBe([Third, Fourth]);
        read[1].Stages.Single().Files.Single().Text.ShouldContain("second");
        read[1].Notes.ShouldContain("Canvas says that it is late: Neuron-1.cs.");
        read[1].Notes.ShouldContain("An earlier attempt is left out: Neuron.cs.");
        read[2].Stages.Single().Stage.ShouldBe(Third);
    }

    [Test]
    public void Moodle_makes_a_folder_for_each_student_and_kind()
    {
        foreach (var student in (string[])["Ada Lovelace_1234567", "Bob Byte_1234568"])
        {
            _folder.Write($"class/{student}_assignsubmission_onlinetext_/onlinetext.html", "<p>see the zip</p>")
                .Write($"class/{student}_assignsubmission_file_/readme.txt", "")
                .Zip(
                    $"class/{student}_assignsubmission_file_/my homework.zip",
                    ($"exercises/{Third}/Neuron.cs", TempFolder.Code(Third)));
        }

        _folder.Write("class/Cyd Çelik_1234569_assignsubmission_onlinetext_/onlinetext.html", "<p>I forgot</p>");

        var found = Intake.Find(_folder.At("class"));

        found.Description.ShouldContain("class is a Moodle export: 3 students, 5 folders.");
        found.Submissions.Select(one => one.Id)
            .ShouldBe(["Ada Lovelace (Moodle 1234567)", "Bob Byte (Moodle 1234568)", "Cyd Çelik (Moodle 1234569)"]);
        var read = Array.ConvertAll(found.Submissions, one => Intake.Read(one, null));
        read.Take(2).ShouldAllBe(one => one.Stages.Single().Stage == Third);
        read[2].Problem.ShouldNotBeNull();
    }

    [Test]
    public void Without_folders_Moodle_puts_the_students_name_before_each_file()
    {
        _folder.Write("class/Anna O'Neil_201_assignsubmission_file_Neuron.cs", TempFolder.Code(Third))
            .Write("class/Jürgen Müller_203_assignsubmission_file_Neuron.cs", TempFolder.Code(Third))
            .Write("class/Jürgen Müller_203_assignsubmission_file_Other_one.cs", TempFolder.Code(Fourth))
            .Write("class/Cy Twombly_205_assignsubmission_onlinetext_onlinetext.html", "<p></p>");

        var found = Intake.Find(_folder.At("class"));

        found.Description.ShouldContain("class is a Moodle export: 3 students, 4 files.");
        found.Submissions.Select(one => one.Id)
            .ShouldBe(["Anna O'Neil (Moodle 201)", "Cy Twombly (Moodle 205)", "Jürgen Müller (Moodle 203)"]);
        var read = Array.ConvertAll(found.Submissions, one => Intake.Read(one, null));
        read[0].Stages.Single().Stage.ShouldBe(Third);
        read[1].Problem.ShouldNotBeNull();
        read[2].Stages.Select(stage => stage.Stage).ShouldBe([Third, Fourth]);
    }

    [Test]
    public void Blackboard_puts_the_files_of_all_attempts_into_one_folder()
    {
        const string Ada = "class/Week_1_adal_attempt_2026-03-01-10-00-00";
        const string Later = "class/Week_1_adal_attempt_2026-03-02-09-00-00";
        _folder.Write($"{Ada}.txt", "Name: Ada O'Neil (adal)\nAssignment: Week_1\n")
            .Write($"{Ada}_Neuron.cs", TempFolder.Code(Third, "/* first */"))
            .Write($"{Later}.txt", "Name: Ada O'Neil (adal)\n")
            .Write($"{Later}_Neuron.cs", TempFolder.Code(Third, "/* second */"))
            .Zip("class/Week_1_bob_attempt_2026-03-01-10-00-00_all of it.zip", ("Neuron.cs", TempFolder.Code(Fourth)))
            .Write("class/Week_1_cyd_attempt_2026-03-01-10-00-00.txt", "Name: Cyd Çelik (cyd)\n");

        var found = Intake.Find(_folder.At("class"));

        found.Description.ShouldContain("class is a Blackboard export: 3 students, 6 files.");
        found.Submissions.Select(one => one.Id)
            .ShouldBe(["Ada O'Neil (Blackboard adal)", "bob (Blackboard bob)", "Cyd Çelik (Blackboard cyd)"]);
        found.Submissions[0].OtherNames.ShouldBe(["Ada O'Neil", "adal"]);
        var read = Array.ConvertAll(found.Submissions, one => Intake.Read(one, null));
        read[0].Stages.Single().Files.Single().Text.ShouldContain("second");
        read[0].Notes.ShouldContain("An earlier attempt is left out: that of 2026-03-01-10-00-00.");
        read[1].Stages.Single().Stage.ShouldBe(Fourth);
        read[2].Problem.ShouldNotBeNull();
    }

    [Test]
    public void A_student_who_has_typed_a_text_or_has_an_odd_login_is_graded_on_Canvas_too()
    {
        _folder.Write("class/van_der_berg_303_9105_Neuron.cs", TempFolder.Code(Third))
            .Write("class/kimlee_302_text.html", "<p>see you</p>")
            .Write("class/parkjin_LATE_304_9103_notes.pdf", "%PDF")
            .Zip("class/submissions.zip", ("van_der_berg_303_9105_Neuron.cs", TempFolder.Code(Third)));

        var found = Intake.Find(_folder.At("class"));

        found.Description.ShouldContain("class is a Canvas export: 3 students, 3 files.");
        found.Description.ShouldEndWith(" Left out: submissions.zip.");
        found.Submissions.Select(one => one.Id)
            .ShouldBe(["kimlee (Canvas 302)", "parkjin (Canvas 304)", "van_der_berg (Canvas 303)"]);
        Array.ConvertAll(found.Submissions, one => Intake.Read(one, null).Problem is null).ShouldBe([false, false, true]);
    }

    [TestCase("hw_3_Neuron.cs", "hw_4_Neuron.cs")]
    [TestCase("alice/Neuron.cs", "adalovelace_4711_90001_Neuron.cs")]
    [TestCase("Ada_1_assignsubmission_file_/Neuron.cs", "bob/Neuron.cs")]
    public void One_other_name_and_it_is_no_export(string one, string other)
    {
        _folder.Write($"class/{one}", "").Write($"class/{other}", "");

        Intake.Find(_folder.At("class"), PathKind.Class).Submissions.Length.ShouldBe(2);
        Intake.Find(_folder.At("class"), PathKind.Class).Description.ShouldNotContain("export");
    }

    [Test]
    public void Marks_go_back_by_the_platforms_own_numbers()
    {
        var grade = Sample.Results.Submissions[2];
        var results = Sample.Results with
        {
            Submissions = [grade with { Id = "ada (Canvas 4711)" }, grade with { Id = "Bob Byte (Moodle 1234568)" }],
        };

        CanvasEmitter.Emit(results).Single().Text.ShouldContain("\n\"ada\",4711,,,,5\n");
        MoodleEmitter.Emit(results).Last()
            .ShouldBe(("moodle/worksheet.csv", "Identifier,Full name,Grade\nParticipant 1234568,\"Bob Byte\",5\n"));
    }

    [TestCase("Neuron (1).cs")]
    [TestCase("Neuron-1.cs")]
    [TestCase("Neuron - Copy.cs")]
    [TestCase("Neuron - Kopie (2).cs")]
    [TestCase("Neuron_copy.cs")]
    public void A_copy_counts_once_and_one_that_differs_is_named(string copy)
    {
        _folder.Write("ada/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(Third))
            .Write($"ada/exercises/03-bias-gradient/{copy}", TempFolder.Code(Third))
            .Write("bob/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(Third))
            .Write($"bob/exercises/03-bias-gradient/{copy}", TempFolder.Code(Third, "/* other */"));

        Intake.Read(_folder.At("ada")).Stages.Single().Files.Length.ShouldBe(1);
        Intake.Read(_folder.At("bob")).Stages.Single().Problem.ShouldNotBeNull().ShouldSatisfyAllConditions(
            problem => problem.ShouldContain(copy),
            problem => problem.ShouldContain("Neuron.cs"),
            problem => problem.ShouldContain("they differ"));
    }
}
