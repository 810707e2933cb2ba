using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>Hostile submissions: none throws, follows links or unpacks archives, and the rest of each is read normally.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HostileIntakeTests : IDisposable
{
    private const string Good = "exercises/04-weight-update/Neuron.cs";
    private const string Bad = "exercises/03-bias-gradient/Neuron.cs";

    private static readonly StageFolder _bias = StageFolder.All[2];
    private static readonly StageFolder _update = StageFolder.All[3];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("/exercises/03-bias-gradient/Neuron.cs")]
    [TestCase("C:/exercises/03-bias-gradient/Neuron.cs")]
    [TestCase("C:\\exercises\\03-bias-gradient\\Neuron.cs")]
    [TestCase("../../exercises/03-bias-gradient/Neuron.cs")]
    [TestCase("a/..\\exercises/03-bias-gradient/Neuron.cs")]
    public void A_path_that_leaves_the_archive_is_refused(string name)
    {
        _folder.Zip("eve.zip", (name, TempFolder.Code(_bias)), (Good, TempFolder.Code(_update)));

        Reads("eve.zip").Single(stage => stage.Stage == _bias).ShouldSatisfyAllConditions(
            stage => stage.Files.ShouldBeEmpty(),
            stage => stage.Problem.ShouldEndWith(": its name leads out of the archive; pack it again, from within the folder."));
        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([_folder.At("eve.zip")]);
    }

    [Test]
    public void A_zip_bomb_is_refused()
    {
        _folder.Zip("eve.zip", (Bad, new string(' ', 16 << 20)), (Good, TempFolder.Code(_update)));

        new FileInfo(_folder.At("eve.zip")).Length.ShouldBeLessThan(1 << 20);
        Problem("eve.zip").ShouldBe($"{Bad}: it is larger than 256 KiB; shorten it.");
    }

    [Test]
    public void Declared_sizes_are_not_trusted()
    {
        _folder.Zip("eve.zip", (Bad, new string(' ', 1 << 20)), (Good, TempFolder.Code(_update)));
        var bytes = File.ReadAllBytes(_folder.At("eve.zip"));
        var header = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(header + 24), 100);
        _folder.Write("eve.zip", bytes);

        var stages = Intake.Read(_folder.At("eve.zip")).Stages;

        stages.SelectMany(stage => stage.Files).ShouldAllBe(file => file.Text.Length <= Limits.FileBytes);
        stages.Single(stage => stage.Stage == _update).Problem.ShouldBeNull();
    }

    [Test]
    public void Overlapping_files_in_an_archive_are_refused()
    {
        _folder.Zip("eve.zip", (Bad, TempFolder.Code(_bias)), (Good, TempFolder.Code(_update)));
        var bytes = File.ReadAllBytes(_folder.At("eve.zip"));
        var header = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(header + 20), bytes.Length);
        _folder.Write("eve.zip", bytes);

        Intake.Read(_folder.At("eve.zip")).Problem
            .ShouldBe("eve.zip: its files lie upon one another; pack it again as a plain .zip.");
    }

    [Test]
    public void Too_many_bytes_in_total_are_refused()
    {
        _folder.Zip("eve.zip", [.. Enumerable.Range(0, 17).Select(i => ($"{i}.cs", new string(' ', Limits.FileBytes)))]);

        Intake.Read(_folder.At("eve.zip")).Problem
            .ShouldBe("eve.zip: its C# files are more than 4 MiB together; hand in the folder exercises alone.");
    }

    [Test]
    public void An_archive_of_a_hundred_thousand_files_is_refused()
    {
        _folder.Zip("eve.zip", archive =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                archive.CreateEntry($"{i}.txt", CompressionLevel.NoCompression);
            }
        });

        Intake.Read(_folder.At("eve.zip")).Problem
            .ShouldBe("eve.zip: it lists more than 20000 files; hand in the folder exercises alone.");
    }

    [Test]
    public void An_archive_with_too_many_files_is_refused_not_counting_ignored_ones()
    {
        _folder.Zip("eve.zip", [.. Enumerable.Range(0, 2_001).Select(i => ($"{i}.txt", ""))]);
        _folder.Zip(
            "bob.zip",
            [.. Enumerable.Range(0, 2_001).Select(i => ($".git/objects/{i}", "")), (Good, TempFolder.Code(_update))]);

        Intake.Read(_folder.At("eve.zip")).Problem
            .ShouldBe("eve.zip: it holds more than 2000 files and folders; hand in the folder exercises alone.");
        Intake.Read(_folder.At("bob.zip")).Stages.Single().Stage.ShouldBe(_update);
    }

    [Test]
    public void A_folder_with_too_many_files_is_refused_even_if_they_are_hidden()
    {
        for (var i = 0; i < 2_001; i++)
        {
            _folder.Write($"eve/.{i}", "");
        }

        Intake.Read(_folder.At("eve")).Problem
            .ShouldBe("eve: it holds more than 2000 files and folders; hand in the folder exercises alone.");
    }

    [Test]
    public void An_archive_that_is_too_large_is_refused_unread()
    {
        using (var file = File.Create(_folder.At("eve.zip")))
        {
            file.SetLength(Limits.ArchiveBytes + 1);
        }

        Intake.Read(_folder.At("eve.zip")).Problem
            .ShouldBe("eve.zip: it is larger than 64 MiB; hand in the folder exercises alone.");
    }

    [Test]
    public void A_truncated_archive_throws_nothing()
    {
        _folder.Zip("eve.zip", (Bad, TempFolder.Code(_bias)), (Good, TempFolder.Code(_update)));
        var bytes = File.ReadAllBytes(_folder.At("eve.zip"));

        for (var length = 0; length < bytes.Length; length++)
        {
            _folder.Write("eve.zip", bytes[..length]);
            Intake.Read(_folder.At("eve.zip")).Problem
                .ShouldBe("eve.zip: it is broken, or packed in an unusual way; pack it again as a plain .zip.");
        }
    }

    [Test]
    public void An_archive_with_any_byte_changed_throws_nothing()
    {
        _folder.Zip("eve.zip", (Bad, TempFolder.Code(_bias)), (Good, TempFolder.Code(_update)));
        var bytes = File.ReadAllBytes(_folder.At("eve.zip"));

        for (var at = 0; at < bytes.Length; at++)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 0xFF;
            _folder.Write("eve.zip", changed);
            Should.NotThrow(() => Intake.Read(_folder.At("eve.zip")), $"byte {at}");
        }
    }

    [Test]
    public void A_duplicate_entry_in_an_archive_is_refused()
    {
        _folder.Zip(
            "eve.zip",
            (Bad, TempFolder.Code(_bias)),
            (Bad.Replace('/', '\\'), TempFolder.Code(_bias, " // other ")),
            (Good, TempFolder.Code(_update)));

        Problem("eve.zip").ShouldBe($"{Bad}: the archive has it more than once; hand in one.");
    }

    [TestCase(0xA1FF, "a link is not followed; hand in the file itself")]
    [TestCase(0x11FF, "it is no file; hand in a plain one")]
    [TestCase(0x61FF, "it is no file; hand in a plain one")]
    public void A_link_or_a_device_in_an_archive_is_refused(int mode, string why)
    {
        _folder.Zip("eve.zip", archive =>
        {
            TempFolder.Add(archive, Bad, "/etc/passwd").ExternalAttributes = mode << 16;
            TempFolder.Add(archive, Good, TempFolder.Code(_update)).ExternalAttributes = 0x81A4 << 16;
        });

        Problem("eve.zip").ShouldBe($"{Bad}: {why}.");
    }

    [Test]
    public void An_encrypted_file_is_refused()
    {
        _folder.Zip("eve.zip", (Bad, TempFolder.Code(_bias)), (Good, TempFolder.Code(_update)));
        var bytes = File.ReadAllBytes(_folder.At("eve.zip"));
        bytes[bytes.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        bytes[6] |= 1;
        _folder.Write("eve.zip", bytes);

        Problem("eve.zip").ShouldBe($"{Bad}: it is encrypted; pack it again without a password.");
    }

    [Test]
    public void Nested_archives_and_macOS_files_are_not_opened()
    {
        _folder.Zip(
            "eve.zip",
            (Good, TempFolder.Code(_update)),
            ("more.zip", "PK"),
            ("__MACOSX/exercises/03-bias-gradient/._Neuron.cs", "\0"),
            ("exercises/04-weight-update/._Neuron.cs", "\0"));

        Intake.Read(_folder.At("eve.zip")).ShouldSatisfyAllConditions(
            eve => eve.Stages.Single().Problem.ShouldBeNull(),
            eve => eve.Stages.Single().Files.Length.ShouldBe(1),
            eve => eve.Notes.ShouldBe(["Archives in it are not opened: unpack more.zip."]));
    }

    [Test]
    public void Archives_in_an_archive_are_read_once_and_no_deeper()
    {
        _folder.Zip("inner.zip", (Good, TempFolder.Code(_update))).Zip("other.zip", (Bad, TempFolder.Code(_bias)));
        _folder.Zip("eve.zip", archive =>
        {
            archive.CreateEntryFromFile(_folder.At("inner.zip"), "inner.zip");
            archive.CreateEntryFromFile(_folder.At("other.zip"), "other.zip");
        });
        _folder.Zip("deep.zip", archive => archive.CreateEntryFromFile(_folder.At("inner.zip"), "inner.zip"))
            .Zip("deeper.zip", archive => archive.CreateEntryFromFile(_folder.At("deep.zip"), "deep.zip"));

        Intake.Read(_folder.At("eve.zip")).ShouldSatisfyAllConditions(
            eve => eve.Stages.Select(stage => stage.Stage).ShouldBe([_bias, _update]),
            eve => eve.Notes.ShouldBe(["inner.zip and other.zip are all that was handed in, and read."]));
        Intake.Read(_folder.At("deep.zip")).Stages.Single().Stage.ShouldBe(_update);
        Intake.Read(_folder.At("deeper.zip")).Problem.ShouldStartWith("deep.zip: no C# file in it belongs to a stage");
    }

    [Test]
    public void An_archive_in_an_archive_that_unpacks_to_megabytes_is_refused()
    {
        _folder.Zip("eve.zip", ("inner.zip", new string('\0', Limits.NestedBytes + 1)));

        Intake.Read(_folder.At("eve.zip")).ShouldSatisfyAllConditions(
            eve => eve.IsUnread.ShouldBeTrue(),
            eve => eve.Problem.ShouldBe(
                "inner.zip: inner.zip in it is larger than 4 MiB; hand in the folder exercises alone."));
    }

    [Test]
    public void What_the_grader_cannot_read_is_marked_as_unread()
    {
        _folder.Write("eve.zip", "no archive").Write("bob.txt", "").Write("eve/03-bias-gradient/Neuron.cs", [0]);
        _folder.Write("empty/readme.txt", "")
            .Write("twice/a/03-bias-gradient/N.cs", "a")
            .Write("twice/b/03-bias-gradient/N.cs", "b");

        foreach (var unread in (string[])["eve.zip", "bob.txt", "gone"])
        {
            Intake.Read(_folder.At(unread)).IsUnread.ShouldBeTrue(unread);
        }

        Intake.Read(_folder.At("eve")).Stages.Single().IsUnread.ShouldBeTrue();
        Intake.Read(_folder.At("empty")).IsUnread.ShouldBeFalse();
        Intake.Read(_folder.At("twice")).Stages.Single().ShouldSatisfyAllConditions(
            stage => stage.Problem.ShouldNotBeNull(),
            stage => stage.IsUnread.ShouldBeFalse());
    }

    /// <summary>It may belong to any stage: no stage without files is worth 0.</summary>
    [Test]
    public void A_file_in_no_stages_folder_that_cannot_be_read_is_no_missing_stage()
    {
        var large = new string('/', Limits.FileBytes + 1);
        _folder.Write("eve/Neuron.cs", large)
            .Write("mallory/Neuron.cs", large)
            .Write("mallory/LeakyRelu.cs", TempFolder.Code(_bias))
            .Write("trent/picture", [0])
            .Write("trent/exercises/03-bias-gradient/Neuron.cs", TempFolder.Code(_bias));

        Intake.Read(_folder.At("eve")).ShouldSatisfyAllConditions(
            eve => eve.Unread.ShouldBe("Neuron.cs: it is larger than 256 KiB; shorten it."),
            eve => eve.Problem.ShouldBe(eve.Unread));
        Intake.Read(_folder.At("mallory")).ShouldSatisfyAllConditions(
            mallory => mallory.Stages.Single().Stage.ShouldBe(_bias),
            mallory => mallory.Unread.ShouldNotBeNull(),
            mallory => mallory.Problem.ShouldBeNull());
        Intake.Read(_folder.At("trent")).Unread.ShouldBeNull("it is no C# file");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "On Windows, making a link takes a privilege.")]
    public void Links_are_not_followed()
    {
        _folder.Write("secret/Neuron.cs", TempFolder.Code(_bias))
            .Write($"eve/{Good}", TempFolder.Code(_update))
            .Write("eve/exercises/03-bias-gradient/Other.cs", TempFolder.Code(_bias));
        File.CreateSymbolicLink(_folder.At($"eve/{Bad}"), _folder.At("secret/Neuron.cs"));
        Directory.CreateSymbolicLink(_folder.At("eve/exercises/01-neuron-forward"), _folder.At("secret"));
        Directory.CreateSymbolicLink(_folder.At("eve/again"), _folder.At("eve"));
        File.CreateSymbolicLink(_folder.At("eve/nowhere.cs"), "nowhere");

        Problem("eve").ShouldBe($"{Bad}: a link is not followed; hand in the file itself.");
        Intake.Read(_folder.At("eve")).ShouldSatisfyAllConditions(
            eve => eve.Stages[0].Problem.ShouldBe(
                "exercises/01-neuron-forward: a link is not followed; hand in the file itself."),
            eve => eve.Notes.ShouldBe(["again and nowhere.cs: a link is not followed; hand in the file itself."]));
    }

    [Test]
    [Platform("Linux")]
    public void A_pipe_is_not_opened()
    {
        _folder.Write($"eve/{Good}", TempFolder.Code(_update));
        Directory.CreateDirectory(_folder.At("eve/exercises/03-bias-gradient"));
        Tool.Run("mkfifo", _folder.At($"eve/{Bad}"), _folder.At("eve.zip"), _folder.At("eve.cs"))!.Value.Code.ShouldBe(0);

        Reads("eve").Single(stage => stage.Stage == _bias).Files.Single().Text.ShouldBeEmpty();
        Intake.Read(_folder.At("eve.zip")).Problem.ShouldStartWith("eve.zip: it is broken");
        Intake.Read(_folder.At("eve.cs")).Problem.ShouldStartWith("eve.cs: no C# file in it belongs to a stage");
    }

    [Test]
    public void Twenty_thousand_parentheses_do_no_harm()
    {
        var deep = $"class A {{ int a = {new string('(', 20_000)}1{new string(')', 20_000)}; }}\n";
        _folder.Write("eve.cs", deep + "namespace Katas.BiasGradient { }");

        Intake.Read(_folder.At("eve.cs")).Stages.Single().Stage.ShouldBe(_bias);
    }

    [TestCase("/*")]
    [TestCase("\"")]
    [TestCase("\"\"\" ")]
    [TestCase("@\" ")]
    [TestCase("'\\")]
    [TestCase("\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"x")]
    [TestCase("namespace ")]
    [TestCase("namespace Katas . ")]
    [TestCase("namespace\n\n\n\n\n\n\n\n")]
    [TestCase("$\"{(", 1_000)]
    [TestCase("$\"{\"", 1_000)]
    public void A_file_of_unclosed_comments_and_literals_is_read_in_linear_time(string begin, int times = Limits.FileBytes)
    {
        var text = string.Concat(Enumerable.Repeat(begin, Math.Min(times, Limits.FileBytes / begin.Length)));

        CodeText.Namespaces(text).Length.ShouldBeLessThan(2);
    }

    [TestCase("(")]
    [TestCase("[")]
    [TestCase("{")]
    public void A_file_that_nests_without_end_does_not_overflow_the_stack(string open) =>
        CodeText.Namespaces($"$\"{{{string.Concat(Enumerable.Repeat(open, Limits.FileBytes))}").ShouldBeEmpty();

    [TestCase("#if a\n", "it has more than 1000 preprocessor directives; remove them")]
    [TestCase("#if a\r", "it has more than 1000 preprocessor directives; remove them")]
    [TestCase("\u2028 #if a", "it has more than 1000 preprocessor directives; remove them")]
    [TestCase("#(", "it has a preprocessor directive of more than 1000 characters; shorten it")]
    [TestCase("$\"{\"", "it has more than 1000 dollar signs; remove them")]
    public void A_file_that_would_take_the_scanner_minutes_is_refused(string again, string why) =>
        Should.Throw<UnreadableException>(() =>
                CodeText.Decode(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(again, 20_000))), out _))
            .Message.ShouldBe(why);

    [Test]
    public void Files_nested_too_deep_are_ignored_and_named()
    {
        var deep = string.Join('/', Enumerable.Repeat("d", Limits.Depth));
        _folder.Write($"eve/{deep}/Neuron.cs", TempFolder.Code(_update)).Write($"eve/{deep}/d/Neuron.cs", TempFolder.Code(_bias));
        _folder.Zip("eve.zip", ($"{deep}/Neuron.cs", TempFolder.Code(_update)), ($"{deep}/d/Neuron.cs", TempFolder.Code(_bias)));

        foreach (var submission in new[] { Intake.Read(_folder.At("eve")), Intake.Read(_folder.At("eve.zip")) })
        {
            submission.Stages.Single().Stage.ShouldBe(_update);
            submission.Notes.ShouldContain(note =>
                note.EndsWith(": it is below more than 16 folders; hand it in higher up.", StringComparison.Ordinal));
        }
    }

    [Test]
    public void A_path_with_too_many_folders_is_not_split()
    {
        var path = string.Concat(Enumerable.Repeat("d/", 30_000)) + "Neuron.cs";
        _folder.Zip("eve.zip", (path, ""), (Good, TempFolder.Code(_update)));

        Reads("eve.zip").Single().Stage.ShouldBe(_update);
        Intake.Read(_folder.At("eve.zip")).Notes
            .ShouldHaveSingleItem()
            .ShouldEndWith("d/d/Neuron.cs: it is below more than 16 folders; hand it in higher up.");
    }

    [Test]
    public void Odd_names_are_displayed_readably()
    {
        var name = "exercises/03-bias-gradient/a\n\e[31m\u202Esc.\u200B💥e\u0301.cs";
        var longName = $"{new string('x', 30_000)}.cs";
        _folder.Zip("eve.zip", (name, "class A;"), (longName, "class B;"), (Good, TempFolder.Code(_update)));

        var stages = Reads("eve.zip");

        stages.Single(stage => stage.Stage == _bias).Files
            .Single().Path
            .ShouldBe("exercises/03-bias-gradient/a(U+000A)(U+001B)[31m(U+202E)sc.(U+200B)💥e\u0301.cs");
        Intake.Read(_folder.At("eve.zip")).Notes.ShouldHaveSingleItem().Length.ShouldBeLessThan(300);
    }

    [Test]
    [Platform("Linux", Reason = "Elsewhere every file name is Unicode.")]
    public void A_name_that_is_not_Unicode_throws_nothing()
    {
        _folder.Write($"eve/{Good}", TempFolder.Code(_update));
        try
        {
            Shell("mkdir 03-bias-gradient && echo > $'03-bias-gradient/caf\\xe9.cs' && mkdir $'caf\\xe9'");

            Problem("eve").ShouldBe("exercises/03-bias-gradient/caf\uFFFD.cs: its name is not Unicode; rename it.");
            Intake.Read(_folder.At("eve")).Notes
                .ShouldHaveSingleItem()
                .ShouldBe("exercises/caf\uFFFD: its name is not Unicode; rename it.");
        }
        finally
        {
            Shell("rm -r $'03-bias-gradient/caf\\xe9.cs' $'caf\\xe9'");
        }

        void Shell(string commands) =>
            Tool.Run("bash", "-c", $"cd '{_folder.At("eve/exercises")}' && {commands}")!.Value.Code.ShouldBe(0);
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win", Reason = "Windows keeps who may read a file in another way.")]
    public void An_unreadable_folder_or_file_is_reported()
    {
        _folder.Write($"eve/{Good}", TempFolder.Code(_update))
            .Write($"eve/{Bad}", TempFolder.Code(_bias))
            .Write("eve/secret/Neuron.cs", TempFolder.Code(_bias))
            .Write("all/Neuron.cs", TempFolder.Code(_bias));
        string[] closed = [_folder.At($"eve/{Bad}"), _folder.At("eve/secret"), _folder.At("all")];
        try
        {
            foreach (var path in closed)
            {
                File.SetUnixFileMode(path, UnixFileMode.None);
            }

            if (Environment.IsPrivilegedProcess)
            {
                // Who may read everything reads it: nothing is said.
                Reads("eve").ShouldContain(stage => stage.Stage == _bias);
                Intake.Read(_folder.At("eve")).Notes.ShouldNotContain(note => note.Contains("denied"));
                return;
            }

            Problem("eve").ShouldBe($"{Bad}: access to it is denied; make it readable.");
            Intake.Read(_folder.At("eve")).Notes.ShouldBe(["secret: access to it is denied; make it readable."]);
            Intake.Read(_folder.At("all")).Problem.ShouldBe("all: access to it is denied; make it readable.");
        }
        finally
        {
            foreach (var path in closed)
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    [Test]
    public void A_file_deleted_while_reading_is_reported()
    {
        using var source = new FailingSource();

        Contents.Of(source).Files.ShouldBe(
        [
            new("a.cs", null, "access to it is denied; make it readable"),
            new("b.cs", null, "it is not there, or not any more; see where it went"),
            new("c.cs", null, "the disk, or what it is mounted from, does not give it; copy it elsewhere and try again"),
        ]);
    }

    [Test]
    public void Disk_errors_are_reported_without_local_paths()
    {
        (Exception Thrown, string Why)[] all =
        [
            (new UnauthorizedAccessException("/machine/path"), "access to it is denied; make it readable"),
            (new IOException(
                "/machine/path"), "the disk, or what it is mounted from, does not give it; copy it elsewhere and try again"),
            (new PathTooLongException(
                "/machine/path"), "the disk, or what it is mounted from, does not give it; copy it elsewhere and try again"),
        ];

        foreach (var (thrown, why) in all)
        {
            UnreadableException.ReasonFor(thrown).ShouldBe(why);
        }

        UnreadableException.ReasonFor(new InvalidCastException()).ShouldBeNull("the grader is at fault");
    }

    private SubmittedStage[] Reads(string path)
    {
        var submission = Intake.Read(_folder.At(path));
        submission.Problem.ShouldBeNull();
        submission.Stages.Single(stage => stage.Stage == _update).ShouldSatisfyAllConditions(
            good => good.Problem.ShouldBeNull(),
            good => good.Files.Single().Text.ShouldBe(TempFolder.Code(_update)));
        return submission.Stages;
    }

    private string? Problem(string path) => Reads(path).Single(stage => stage.Stage == _bias).Problem;

    private sealed class FailingSource : ISource
    {
        public IEnumerable<Entry> Entries() =>
        [
            new("a.cs", () => throw new UnauthorizedAccessException("/machine/path")),
            new("b.cs", () => throw new FileNotFoundException("/machine/path")),
            new("c.cs", () => throw new IOException("/machine/path")),
        ];

        public void Dispose()
        {
        }
    }
}
