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
