using System.IO.Compression;
using System.Text;
using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>Finding stages in a submission, wherever students put them, and the notes about it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IntakeTests : IDisposable
{
    private static readonly StageFolder _bias = StageFolder.All[2];
    private static readonly StageFolder _update = StageFolder.All[3];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Stages_are_found_where_the_course_has_them()
    {
        _folder.Write("alice/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias))
            .Write("alice/exercises/03-bias-gradient/Usings.cs", "global using System.Text;")
            .Write("alice/exercises/03-bias-gradient/README.md", "text")
            .Write("alice/exercises/04-weight-update/Neuron.cs", TempFolder.Code(_update));

        var submission = Read("alice");

        submission.Id.ShouldBe("alice");
        submission.Problem.ShouldBeNull();
        submission.Notes.ShouldBeEmpty();
        submission.Stages.Select(stage => stage.Stage).ShouldBe([_bias, _update]);
        submission.Stages[0].Files.ShouldBe(
        [
            new("exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias)),
            new("exercises/03-bias-gradient/Usings.cs", "global using System.Text;"),
        ]);
    }

    /// <summary>As at home, where the project compiles no more.</summary>
    [Test]
    public void Only_files_directly_in_a_stages_folder_are_its_files()
    {
        _folder.Write("alice/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias))
            .Write("alice/exercises/03-bias-gradient/version1/Neuron.cs", TempFolder.Code(_bias, " "))
            .Write("bob/exercises/03-bias-gradient/src/Neuron.cs", TempFolder.Code(_bias));

        Read("alice").ShouldSatisfyAllConditions(
            alice => alice.Stages.Single().Files.Single().Path.ShouldBe("exercises/03-bias-gradient/Neuron.cs"),
            alice => alice.Notes.ShouldBe(
            [
                "exercises/03-bias-gradient/version1/Neuron.cs is left out: a stage is the files directly in "
                    + "exercises/03-bias-gradient/.",
            ]));
        Read("bob").ShouldSatisfyAllConditions(
            bob => bob.Stages.Single().Files.Single().Path.ShouldBe("exercises/03-bias-gradient/src/Neuron.cs"),
            bob => bob.Notes.ShouldBeEmpty());
    }

    [TestCase("Neuron.orig.cs")]
    [TestCase("Neuron_BACKUP_4711.cs")]
    [TestCase("Neuron_BASE_4711.cs")]
    [TestCase("Neuron_LOCAL_4711.cs")]
    [TestCase("Neuron_REMOTE_4711.cs")]
    public void What_a_merge_tool_has_left_is_left_out(string backup)
    {
        _folder.Write("alice/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias))
            .Write($"alice/exercises/03-bias-gradient/{backup}", TempFolder.Code(_bias, "<<<<<<< HEAD"));

        Read("alice").ShouldSatisfyAllConditions(
            alice => alice.Stages.Single().Files.Single().Path.ShouldBe("exercises/03-bias-gradient/Neuron.cs"),
            alice => alice.Notes.ShouldBe(
                [$"exercises/03-bias-gradient/{backup} is left out: its name is that of a merge tool's backup."]));
    }

    [Test]
    public void A_zip_and_a_single_file_are_submissions_too()
    {
        _folder.Zip(
            "bob.zip", ("katas-main/", ""), ("katas-main\\exercises\\03-bias-gradient\\Neuron.cs", TempFolder.Code(_bias)))
            .Write("carol.cs", TempFolder.Code(_bias));

        Read("bob.zip").ShouldSatisfyAllConditions(
            bob => bob.Id.ShouldBe("bob"),
            bob => bob.Notes.ShouldBeEmpty(),
            bob => bob.Stages.Single().Files
                .ShouldBe([new("katas-main/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias))]));
        Read("carol.cs").ShouldSatisfyAllConditions(
            carol => carol.Id.ShouldBe("carol"),
            carol => carol.Notes.ShouldBe(["carol.cs is assigned to 03-bias-gradient by namespace."]),
            carol => carol.Stages.Single().Files.ShouldBe([new("carol.cs", TempFolder.Code(_bias))]));
    }

    [Test]
    public void A_whole_course_only_has_a_note_about_build_files()
    {
        foreach (var file in new[] { StageFolder.Exercises, StageFolder.Solutions, StageFolder.Tests }.SelectMany(tree =>
            Directory.GetFiles(Path.Combine(Repository.Root, tree), "*", SearchOption.AllDirectories)))
        {
            _folder.Write($"alice/{Path.GetRelativePath(Repository.Root, file)}", File.ReadAllBytes(file));
        }

        _folder.Write("alice/.git/objects/Neuron.cs", TempFolder.Code(_bias))
            .Write("alice/benchmarks/digits.cs", "return;")
            .Write("alice/artifacts/obj/Neuron.cs", TempFolder.Code(_bias));

        var submission = Read("alice");

        submission.Notes.ShouldHaveSingleItem()
            .ShouldBe(
                "Build files are not read (exercises/Exercises.csproj, solutions/Solutions.csproj, "
                    + "tests/Support/Support.csproj and tests/Tests.csproj): every submission is compiled in the same way.");
        submission.Stages.Select(stage => stage.Stage).ShouldBe(StageFolder.All);
        foreach (var stage in submission.Stages)
        {
            stage.Problem.ShouldBeNull();
            stage.Files.Select(file => Path.GetFileName(file.Path))
                .ShouldBe(stage.Stage.FilesIn(StageFolder.Exercises).Select(file => Path.GetFileName(file.Path)));
        }
    }

    [Test]
    public void A_file_elsewhere_is_assigned_by_namespace_with_a_note()
    {
        _folder.Write("alice/my work/week 3/Neuron.cs", TempFolder.Code(_bias));

        var submission = Read("alice");

        submission.Stages.Single().Stage.ShouldBe(_bias);
        submission.Notes.ShouldBe(["my work/week 3/Neuron.cs is assigned to 03-bias-gradient by namespace."]);
    }

    [Test]
    public void The_namespace_overrides_the_folder_with_a_note()
    {
        _folder.Write("alice/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_update));

        var submission = Read("alice");

        submission.Stages.Single().Stage.ShouldBe(_update);
        submission.Notes.ShouldBe(["exercises/03-bias-gradient/Neuron.cs is in a folder of 03-bias-gradient, but assigned to "
            + "04-weight-update by namespace."]);
    }

    [Test]
    public void A_file_with_several_stages_belongs_to_each()
    {
        _folder.Write(
            "alice.cs",
            "namespace Katas.BiasGradient { class A; }\nnamespace Katas . WeightUpdate.Inner\n{ class B; }");

        Read("alice.cs").Stages.Select(stage => stage.Stage).ShouldBe([_bias, _update]);
    }

    [TestCase("// namespace Katas.WeightUpdate;")]
    [TestCase("/* namespace Katas.WeightUpdate; * / */")]
    [TestCase("/// \" \nclass A { string a = \"\\\" namespace Katas.WeightUpdate;\"; }")]
    [TestCase("class A { string a = @\" \\\"; string b = \" namespace Katas.WeightUpdate;\"; }")]
    [TestCase("class A { string a = \"\"\"\n \" namespace Katas.WeightUpdate;\n\"\"\"; }")]
    [TestCase("class A { char a = '\"'; } // \" namespace Katas.WeightUpdate;")]
    [TestCase("namespace Katas.WeightUpdateOld;")]
    [TestCase("namespace MyKatas.WeightUpdate;")]
    [TestCase("class Anamespace { } /* namespace Katas.WeightUpdate")]
    [TestCase("#if false\nnamespace Katas.WeightUpdate { }\n#endif")]
    [TestCase("#if DEBUG\nnamespace Katas.WeightUpdate;\n#else\nnamespace Mine;\n#endif")]
    [TestCase("namespace Mine { namespace Katas.WeightUpdate { } }")]
    [TestCase("namespace Mine; namespace Katas.WeightUpdate { }")]
    [TestCase("class A { string @namespace = Katas.WeightUpdate; }")]
    public void Text_that_only_looks_like_a_namespace_is_ignored(string text) =>
        CodeText.Stages(CodeText.Namespaces(text)).ShouldBeEmpty();

    [TestCase("// a \"\nnamespace Katas.WeightUpdate;")]
    [TestCase("/* a ' \" */ namespace Katas.WeightUpdate;")]
    [TestCase("global using A = string;\n[assembly: B(\"\\\\\")]\nnamespace\n\tKatas.\n\tWeightUpdate\n{ }")]
    [TestCase("class A { char a = '\"', b = '\\''; } namespace Katas.@WeightUpdate { }")]
    [TestCase("class A { string a = $\"{string.Join(\", \", b)}\"; } namespace Katas.WeightUpdate { }")]
    [TestCase("class A { string a = $@\" \\\"; } namespace Katas.WeightUpdate { }")]
    [TestCase("class A { string a = \"\"\"\"\n \"\"\" \n\"\"\"\"; } namespace Katas.WeightUpdate { }")]
    [TestCase("namespace Katas\n{\nnamespace WeightUpdate\n{\nclass A { }\n}\n}")]
    [TestCase("namespace Other { class A { } }\nnamespace Katas { class B { } namespace WeightUpdate { } }")]
    [TestCase("namespace Katas . /* the fourth */ WeightUpdate;")]
    [TestCase("namespace /* homework */ Katas.WeightUpdate;")]
    [TestCase("namespace Katas // mine\n    .WeightUpdate;")]
    [TestCase("namespace K\\u0061tas.Weight\\u0055pdate;")]
    [TestCase("namespace Katas; namespace WeightUpdate { }")]
    [TestCase("#if !DEBUG\nnamespace Katas.WeightUpdate;\n#endif")]
    [TestCase("#if false\n} namespace Katas.BiasGradient {\n#endif\nnamespace Katas.WeightUpdate;")]
    [TestCase("// one line ends with a carriage return alone\rnamespace Katas.WeightUpdate;\rclass A { }\r")]
    public void A_namespace_is_found_whatever_precedes_it(string text) =>
        CodeText.Stages(CodeText.Namespaces(text)).ShouldBe([_update]);

    [Test]
    public void Of_two_folders_the_one_the_course_uses_is_chosen_with_a_note()
    {
        _folder.Write("alice/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias))
            .Write("alice/backup/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias, " // old "))
            .Write("alice/Neuron.cs", TempFolder.Code(_bias, " // older "));

        var submission = Read("alice");

        submission.Stages.Single().Files.Single().Path.ShouldBe("exercises/03-bias-gradient/Neuron.cs");
        submission.Notes.ShouldBe(["03-bias-gradient is also in Neuron.cs and backup/03-bias-gradient/Neuron.cs: left out, since "
            + "exercises/03-bias-gradient/ is nearer to where the course has it."]);
    }

    [TestCase("a/03-bias-gradient/Neuron.cs", "b/03-bias-gradient/Neuron.cs", "a/03-bias-gradient/ and b/03-bias-gradient/")]
    [TestCase("a/exercises/03-bias-gradient/Neuron.cs", "b/exercises/03-bias-gradient/Other.cs", "a/exercises/03-bias-gradient/ and b/exercises/03-bias-gradient/")]
    [TestCase("a/Neuron.cs", "b/Neuron.cs", "a/Neuron.cs and b/Neuron.cs")]
    public void Two_equally_good_folders_are_ambiguous(string one, string other, string places)
    {
        _folder.Write($"alice/{one}", TempFolder.Code(_bias))
            .Write($"alice/{other}", TempFolder.Code(_bias, " // other "))
            .Write("alice/04-weight-update/Neuron.cs", TempFolder.Code(_update));

        var submission = Read("alice");

        submission.Stages[0].Files.ShouldBeEmpty();
        submission.Stages[0].Problem.ShouldBe(
            $"03-bias-gradient is in {places}, and they differ; nothing is guessed: hand in one.");
        submission.Stages[1].Problem.ShouldBeNull();
        submission.Problem.ShouldBeNull();
    }

    [TestCase("a/03-bias-gradient/Neuron.cs", "b/03-bias-gradient/Neuron.cs")]
    [TestCase("a/Neuron.cs", "b/Neuron.cs")]
    [TestCase("exercises/03-bias-gradient/Neuron.cs", "old/Neuron.cs")]
    public void Identical_copies_count_once(string one, string other)
    {
        _folder.Write($"alice/{one}", TempFolder.Code(_bias))
            .Write($"alice/{other}", TempFolder.Code(_bias).ReplaceLineEndings("\r\n"));

        Read("alice").ShouldSatisfyAllConditions(
            alice => alice.Stages.Single().Files.Single().Path.ShouldBe(one),
            alice => alice.Notes.ShouldNotContain(note => note.Contains("also in", StringComparison.Ordinal)));
    }

    [Test]
    public void Files_of_a_stage_in_several_unnamed_folders_belong_together()
    {
        _folder.Write("alice/a/Neuron.cs", TempFolder.Code(_bias)).Write("alice/b/Helper.cs", "namespace Katas.BiasGradient;");

        Read("alice").ShouldSatisfyAllConditions(
            alice => alice.Stages.Single().Files.Select(file => file.Path).ShouldBe(["a/Neuron.cs", "b/Helper.cs"]),
            alice => alice.Notes.ShouldBe(["a/Neuron.cs and b/Helper.cs are assigned to 03-bias-gradient by namespace."]));
    }

    [Test]
    public void Files_of_no_stage_are_ignored_with_a_note()
    {
        _folder.Write("alice/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias))
            .Write("alice/Program.cs", "return 0;")
                .Write("alice/AssemblyInfo.cs", "[assembly: A]")
                .Write("alice/Usings.cs", "global using System.Text;")
            .Write("alice/.hidden.cs", TempFolder.Code(_update))
                .Write("alice/.vs/a.cs", TempFolder.Code(_update))
                .Write("alice/03-bias-gradient/obj/a.cs", TempFolder.Code(_update))
            .Write("alice/03-bias-gradient/.editorconfig", "root = true")
                .Write("alice/my.rsp", "-nowarn")
                .Write("alice/hw.7z", "7z");

        var submission = Read("alice");

        submission.Stages.Single().Files.Length.ShouldBe(1);
        submission.Notes.ShouldBe(
        [
            "AssemblyInfo.cs, Program.cs and Usings.cs belong to no stage, neither by folder nor by namespace: left out.",
            "Build files are not read (03-bias-gradient/.editorconfig and my.rsp): every submission is compiled in the same way.",
            "Archives in it are not opened: unpack hw.7z.",
        ]);
    }

    [Test]
    public void The_courses_own_trees_are_not_graded_with_a_note_if_a_stage_is_only_there()
    {
        _folder.Write("alice/exercises/04-weight-update/Neuron.cs", TempFolder.Code(_update))
            .Write("alice/solutions/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias))
                .Write("alice/solutions/04-weight-update/Neuron.cs", TempFolder.Code(_update));

        Read("alice").ShouldSatisfyAllConditions(
            alice => alice.Stages.Select(stage => stage.Stage).ShouldBe([_update]),
            alice => alice.Notes.ShouldBe(["solutions/ is the course's own and is not graded, but 03-bias-gradient is there and "
            + "nowhere else: hand in exercises/."]));
    }

    [Test]
    public void A_folder_of_that_name_inside_a_stage_belongs_to_the_learner()
    {
        _folder.Write("alice/exercises/03-bias-gradient/tools/Helper.cs", "namespace Helpers;");

        Read("alice").Stages.Single().Files.Length.ShouldBe(1);
    }

    [Test]
    public void A_folder_that_only_contains_an_archive_is_that_archive()
    {
        _folder.Write("alice_123/placeholder.txt", "")
            .Zip("alice_123/hw.zip", ("Neuron.cs", TempFolder.Code(_bias)))
            .Write("bob_124/hw.zip", "no archive");

        Read("alice_123").ShouldSatisfyAllConditions(
            alice => alice.Id.ShouldBe("alice_123"),
            alice => alice.Stages.Single().Stage.ShouldBe(_bias),
            alice => alice.Notes[0].ShouldBe("hw.zip is all that was handed in, and read."));
        Read("bob_124").Problem.ShouldBe("hw.zip: it is broken, or packed in an unusual way; pack it again as a plain .zip.");
    }

    [Test]
    public void A_submission_without_a_stage_says_what_to_hand_in()
    {
        _folder.Write("alice/Program.cs", "return 0;").Write("bob.txt", "text");
        Directory.CreateDirectory(_folder.At("empty"));

        Read("alice").Problem.ShouldBe(
            "alice: no C# file in it belongs to a stage; hand in the folder exercises, or files with a stage's namespace "
                + "(namespace Katas.NeuronForward;).");
        Read("empty").Problem.ShouldStartWith("empty: no C# file in it belongs to a stage");
        Read("bob.txt").Problem.ShouldBe("bob.txt: it is neither a folder nor a .zip nor a .cs file; hand in one of these.");
        Read("gone").Problem.ShouldStartWith("gone: it is not there, or not any more; see where it went.");
    }

    [Test]
    public void UTF_8_and_UTF_16_with_a_byte_order_mark_are_read()
    {
        var text = TempFolder.Code(_bias, " // é ∂ 𝛿 ");
        _folder.Write("a/03-bias-gradient/Neuron.cs", text)
            .Write("b/03-bias-gradient/Neuron.cs", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)])
            .Write("c/03-bias-gradient/Neuron.cs", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)])
            .Write(
                "d/03-bias-gradient/Neuron.cs",
                [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)]);

        foreach (var id in new[] { "a", "b", "c", "d" })
        {
            Read(id).Stages.Single().Files.Single().Text.ShouldBe(text);
        }
    }

    [TestCase(new byte[] { 0xFF, 0xFE, 0x00, 0x00, (byte)'a', 0, 0, 0 }, "it has zero bytes in it and is no text; save it as UTF-8")]
    [TestCase(new byte[] { (byte)'a', 0 }, "it has zero bytes in it and is no text; save it as UTF-8")]
    public void A_file_in_another_encoding_only_affects_its_own_stage(byte[] bytes, string why)
    {
        _folder.Write("alice/exercises/03-bias-gradient/Neuron.cs", bytes)
            .Write("alice/exercises/03-bias-gradient/Good.cs", TempFolder.Code(_bias))
            .Write("alice/exercises/04-weight-update/Neuron.cs", TempFolder.Code(_update)).Write("alice/Other.cs", bytes);

        var submission = Read("alice");

        submission.Stages[0].Problem.ShouldBe($"exercises/03-bias-gradient/Neuron.cs: {why}.");
        submission.Stages[1].Problem.ShouldBeNull();
        submission.Notes.ShouldBe([$"Other.cs: {why}."]);
    }

    [Test]
    public void Unreadable_files_with_the_same_reason_share_a_sentence()
    {
        for (var i = 0; i < 8; i++)
        {
            _folder.Write($"alice/03-bias-gradient/{i}.cs", [0]);
        }

        Read("alice").Stages.Single().Problem.ShouldBe(
            "03-bias-gradient/0.cs, 03-bias-gradient/1.cs, 03-bias-gradient/2.cs, 03-bias-gradient/3.cs, 03-bias-gradient/4.cs "
                + "and 3 more: it has zero bytes in it and is no text; save it as UTF-8.");
    }

    [Test]
    public void A_file_in_Windows_1252_is_read_the_same_at_home_and_when_graded()
    {
        var text = $"// Größe der Eingabe: 3 € – „so“\r{TempFolder.Code(_bias)}";
        var path = "alice/03-bias-gradient/Neuron.cs";
        _folder.Write(path, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text));

        SourceFile.Read(_folder.At(path)).Text.ShouldBe(text);
        var submission = Read("alice");
        submission.Stages.Single().Files.Single().Text.ShouldBe(text);
        submission.Stages.Single().Problem.ShouldBeNull();
        submission.Notes.ShouldBe(["03-bias-gradient/Neuron.cs is not in UTF-8, and read as Windows-1252."]);
    }

    [TestCase("namespace MyNetwork;", "the namespace is MyNetwork")]
    [TestCase("namespace Katas.BiasGradiant { }", "the namespace is Katas.BiasGradiant")]
    [TestCase("// namespace Katas.BiasGradient;", "no namespace is declared")]
    public void A_changed_namespace_is_named(string text, string what)
    {
        _folder.Write("alice/exercises/03-bias-gradient/Neuron.cs", text)
            .Write("alice/exercises/03-bias-gradient/Helper.cs", "")
            .Write("bob/Neuron.cs", text)
            .Write("bob/04-weight-update/Neuron.cs", TempFolder.Code(_update));

        Read("alice").Stages.Single().OtherNamespace.ShouldBe(
            "exercises/03-bias-gradient/Helper.cs and exercises/03-bias-gradient/Neuron.cs: the tests call Katas.BiasGradient, "
                + $"but {what}. Write namespace Katas.BiasGradient;");
        Read("bob").Stages.Single().OtherNamespace.ShouldBeNull();
        Read("bob").Notes.Single().ShouldStartWith("Neuron.cs belongs to no stage, neither by folder nor by namespace");
    }

    [TestCase(65001, "Größe/Задание 3")]
    [TestCase(437, "Übung drei/Größe")]
    [TestCase(866, "Задание 3/Решение")]
    [TestCase(866, "Иван Петров/Ёлка")]
    [TestCase(1252, "Übung drei/Größe")]
    [TestCase(1252, "Çelik/Ærø")]
    public void Names_in_an_archive_that_names_no_encoding_are_readable(int codePage, string name)
    {
        var encoding = codePage == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        using (var file = File.Create(_folder.At("alice.zip")))
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: false, encoding))
        {
            TempFolder.Add(archive, $"{name}/Neuron.cs", TempFolder.Code(_bias));
        }

        ForgetUtf8Flag("alice.zip");

        Read("alice.zip").Stages.Single().Files.Single().Path.ShouldBe($"{name}/Neuron.cs");
    }

    [Test]
    public void The_given_id_and_time_are_used()
    {
        var time = DateTimeOffset.UnixEpoch;
        _folder.Write("alice.cs", TempFolder.Code(_bias));

        Intake.Read(_folder.At("alice.cs"), "s123", time)
            .ShouldSatisfyAllConditions(alice => alice.Id.ShouldBe("s123"), alice => alice.HandedIn.ShouldBe(time));
    }

    /// <summary>As zip programs of old write it: the flag of both headers that says UTF-8 is cleared.</summary>
    private void ForgetUtf8Flag(string path)
    {
        var bytes = File.ReadAllBytes(_folder.At(path));
        bytes[7] &= 0xF7;
        bytes[bytes.AsSpan().IndexOf("PK\x01\x02"u8) + 9] &= 0xF7;
        _folder.Write(path, bytes);
    }

    private Submission Read(string path) => Intake.Read(_folder.At(path));
}
