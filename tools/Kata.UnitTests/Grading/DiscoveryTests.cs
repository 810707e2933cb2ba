using Kata.Grading;
using Kata.Verbs;

namespace Kata.UnitTests.Grading;

/// <summary>Whether a path is one submission or a folder of them, and their ids.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DiscoveryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("03-bias-gradient/Neuron.cs", "03-bias-gradient")]
    [TestCase("exercises/03-bias-gradient/Neuron.cs", "03-bias-gradient")]
    [TestCase("Katas.sln", "Katas.sln")]
    [TestCase("Neuron.cs", "Neuron.cs")]
    public void A_folder_with_stages_or_code_is_one_submission(string file, string why)
    {
        _folder.Write($"alice/{file}", "").Write("alice/other/bob.zip", "");

        var found = Intake.Find(_folder.At("alice"));

        found.IsOne.ShouldBeTrue();
        found.Submissions.ShouldBe([new("alice", _folder.At("alice"))]);
        found.Description.ShouldEndWith($"alice has {why}: one submission. If it is a folder of submissions, say --class.");
    }

    [TestCase("alice.zip")]
    [TestCase("alice.cs")]
    [TestCase("alice.txt")]
    public void A_file_is_one_submission(string file)
    {
        _folder.Write(file, "");

        Intake.Find(_folder.At(file)).ShouldSatisfyAllConditions(
            found => found.IsOne.ShouldBeTrue(),
            found => found.Submissions.Single().Id.ShouldBe("alice"),
            found => found.Description.ShouldEndWith($"{file} is a file: one submission."));
    }

    [Test]
    public void In_any_other_folder_each_child_is_a_submission_and_ignored_ones_are_named()
    {
        _folder.Write("class/carol/exercises/03-bias-gradient/Neuron.cs", "")
            .Write("class/bob.zip", "")
            .Write("class/notes.txt", "")
            .Write("class/.DS_Store", "")
            .Write("class/obj/x", "");

        var found = Intake.Find(_folder.At("class"));

        found.IsOne.ShouldBeFalse();
        found.Submissions.ShouldBe([new("bob", _folder.At("class/bob.zip")), new("carol", _folder.At("class/carol"))]);
        found.Description.ShouldEndWith(
            "class is a folder of 2 submissions, bob and carol. If it is one submission, use --one. Left out: .DS_Store, "
                + "notes.txt and obj.");
    }

    [Test]
    public void An_archive_of_an_unsupported_type_is_a_submission()
    {
        _folder.Write("class/alice.zip", "").Write("class/bob.rar", "Rar!");

        var bob = Intake.Find(_folder.At("class")).Submissions[1];

        bob.Id.ShouldBe("bob");
        Intake.Read(bob.Path).Problem
            .ShouldBe("bob.rar: it is neither a folder nor a .zip nor a .cs file; hand in one of these.");
    }

    [Test]
    public void The_kind_of_path_can_be_specified()
    {
        _folder.Write("class/Neuron.cs", "").Write("work/week 3/Neuron.cs", "");

        Intake.Find(_folder.At("class"), PathKind.Class).Submissions.Single().Id.ShouldBe("Neuron");
        Intake.Find(_folder.At("work")).Description
            .ShouldContain("is a folder of 1 submission, week 3. If it is one submission, use --one.");
        Intake.Find(_folder.At("work"), PathKind.One).Submissions.Single().Id.ShouldBe("work");
    }

    [Test]
    public void Children_with_the_same_id_get_their_full_names()
    {
        _folder.Write("class/alice/a.txt", "")
            .Write("class/alice.zip", "")
            .Write("class/alice.zip.zip", "")
            .Write("class/bob.cs", "")
            .Write("class/bob.zip", "")
            .Write("class/carol.v2.zip", "");

        Intake.Find(_folder.At("class"), PathKind.Class).Submissions
            .Select(one => one.Id)
            .ShouldBe(["alice", "alice.zip", "alice.zip.zip", "bob.cs", "bob.zip", "carol.v2"]);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "On Windows, making a link takes a privilege.")]
    public void A_link_is_not_a_submission()
    {
        _folder.Write("bob/Neuron.cs", "").Write("class/carol/Neuron.cs", "");
        Directory.CreateSymbolicLink(_folder.At("class/bob"), _folder.At("bob"));

        Intake.Find(_folder.At("class")).ShouldSatisfyAllConditions(
            found => found.Submissions.Single().Id.ShouldBe("carol"),
            found => found.Description.ShouldEndWith("Left out: bob."));
    }

    [Test]
    public void An_empty_or_missing_folder_is_reported()
    {
        Directory.CreateDirectory(_folder.At("class"));

        Should.Throw<KataException>(() => Intake.Find(_folder.At("class"))).ShouldSatisfyAllConditions(
            exception => exception.Code.ShouldBe(Exit.Usage),
            exception => exception.Message.ShouldContain(
                "class has no submission in it: give a folder of folders, .zip or .cs files."));
        Should.Throw<KataException>(() => Intake.Find(_folder.At("gone"))).ShouldSatisfyAllConditions(
            exception => exception.Code.ShouldBe(Exit.Usage),
            exception => exception.Message.ShouldContain("gone: it is not there, or not any more; see where it went."));
    }

    [Test]
    public void A_class_may_be_sorted_by_stage()
    {
        var (third, fourth) = (StageFolder.All[2], StageFolder.All[3]);
        _folder.Write($"class/{third}/ada/Neuron.cs", TempFolder.Code(third))
            .Write($"class/{fourth}/ada/src/Neuron.cs", TempFolder.Code(fourth))
            .Write($"class/{fourth}/bob.cs", TempFolder.Code(fourth))
            .Zip($"class/{third}/cyd.zip", ("Neuron.cs", TempFolder.Code(third)));

        Intake.Find(_folder.At("class")).IsOne.ShouldBeTrue("a stage's folder has code in it");
        var found = Intake.Find(_folder.At("class"), PathKind.Class);
        File.Delete(_folder.At($"class/{fourth}/bob.cs"));
        Intake.Find(_folder.At("class")).Submissions.Select(one => one.Id).ShouldBe(["ada", "cyd"]);
        _folder.Write($"class/{fourth}/bob.cs", TempFolder.Code(fourth));

        found.Description.ShouldEndWith(
            "class is a class sorted by stage: 3 students, 4 submissions to 2 stages. If it is one submission, say --one.");
        found.Submissions.Select(one => one.Id).ShouldBe(["ada", "bob", "cyd"]);
        found.Submissions.Select(one => Intake.Read(one, null))
            .Select(one => string.Join(' ', one.Stages.Select(stage => stage.Stage.Number)))
            .ShouldBe(["3 4", "4", "3"]);
        Intake.Find(_folder.At("class"), PathKind.One).Submissions.Length.ShouldBe(1);
    }

    [TestCase("03-bias-gradient/Neuron.cs", "04-weight-update/ada/Neuron.cs")]
    [TestCase("03-bias-gradient/src/Neuron.cs", "04-weight-update/src/Neuron.cs")]
    public void A_folder_of_stages_with_code_or_with_the_same_folder_in_each_is_one_submission(string one, string other)
    {
        _folder.Write($"ada/{one}", "").Write($"ada/{other}", "");

        Intake.Find(_folder.At("ada")).IsOne.ShouldBeTrue();
    }

    [TestCase("ada.zip", "bob.zip")]
    [TestCase("ada_4711_1_Neuron.cs", "bob_4712_2_Neuron.cs")]
    [TestCase("Ada_1_assignsubmission_file_/a.cs", "Bob_2_assignsubmission_file_/a.cs")]
    [TestCase("assignment_1_export/submission_metadata.yml", "assignment_1_export/submission_1/Neuron.cs")]
    public void An_archive_of_a_class_is_not_taken_for_one_submission(string one, string other)
    {
        _folder.Zip("class.zip", (one, ""), (other, ""));

        Should.Throw<KataException>(() => Intake.Find(_folder.At("class.zip"))).Message
            .ShouldEndWith("class.zip has the submissions of a class in it: unpack it, and give the folder. If it is one "
                + "submission, say --one.");
        Intake.Find(_folder.At("class.zip"), PathKind.One).IsOne.ShouldBeTrue();
    }

    [Test]
    public void The_results_of_an_earlier_run_are_not_a_submission()
    {
        _folder.Write("class/ada/Neuron.cs", "").Write("class/grades/journal.jsonl", "").Write("class/grades/results.json", "");

        Intake.Find(_folder.At("class")).Submissions.Single().Id.ShouldBe("ada");
    }

    [Test]
    public void Names_that_differ_only_in_an_invisible_character_give_different_ids()
    {
        _folder.Write("class/x\u200B/Neuron.cs", "").Write("class/x(U+200B)/Neuron.cs", "").Write("class/y/Neuron.cs", "");

        Intake.Find(_folder.At("class")).Submissions.Select(one => one.Id)
            .ShouldBe(["x(U+0028)U+200B)", "x(U+200B)", "y"], ignoreOrder: true);
    }

    [Test]
    public void A_large_class_is_summarised_in_a_sentence()
    {
        for (var i = 0; i < 300; i++)
        {
            Directory.CreateDirectory(_folder.At($"class/{i:d3}"));
        }

        Intake.Find(_folder.At("class")).ShouldSatisfyAllConditions(
            found => found.Submissions.Length.ShouldBe(300),
            found => found.Description.ShouldContain("300 submissions, 000, 001, 002, 003, 004 and 295 more."));
    }
}
