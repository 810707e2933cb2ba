namespace Kata.Grading;

/// <summary>
/// Assigns files to stages. The namespace decides, because students rename and move files; a file without a stage's namespace
/// belongs to the stage whose folder it is in. If a stage is in several folders, the best fit is chosen; equally good folders are
/// ambiguous.
/// </summary>
internal sealed class Assignment
{
    private readonly List<string> _notes = [];

    public Assignment(Contents contents)
    {
        CodeFile[] files = [.. contents.Files.Where(file => !StageFolder.IsBackup(file.Path))];
        Claim[] claims = [.. files.SelectMany(Claims)];
        Stages =
        [
            .. from claim in claims
               group claim by claim.Stage into stage
               orderby stage.Key.Number
               select Assign(stage.Key, [.. stage]),
        ];
        CodeFile[] unclaimed = [.. files.Except(claims.Select(claim => claim.File))];
        Unread = Whys([.. unclaimed.Where(file => IgnoredFiles.IsCode(file.Path))]) is { Length: > 0 } whys
            ? string.Join(' ', whys)
            : null;
        NoteUnclaimed(unclaimed);
        NoteBackups([.. contents.Files.Except(files).Select(file => file.Path)]);
        NoteEncoding(files);
        NoteCourse(contents.Course);
        NoteOthers(contents);
    }

    /// <summary>The stages that have files.</summary>
    public SubmittedStage[] Stages { get; }

    /// <summary>What to know about the assignment.</summary>
    public string[] Notes => [.. _notes];

    /// <summary>Why C# files couldn't be read that may belong to any stage, in sentences; null if there are none.</summary>
    public string? Unread { get; }

    private static IEnumerable<Claim> Claims(CodeFile file)
    {
        var declared = CodeText.Stages(file.Namespaces);
        var place = file.Place;
        if (declared.Length > 0)
        {
            return declared.Select(stage =>
                stage == place.Stage ? new Claim(stage, file, place.Fit) : new Claim(stage, file, Fit.Namespace));
        }

        return place.Stage is { } named && MayHoldCode(file) ? [new Claim(named, file, place.Fit)] : [];
    }

    /// <summary>A file that was read may; of the others, one without an extension could be a folder.</summary>
    private static bool MayHoldCode(CodeFile file) =>
        file.Why is null || IgnoredFiles.IsCode(file.Path) || Path.GetExtension(file.Path).Length == 0;

    private SubmittedStage Assign(StageFolder stage, Claim[] claims)
    {
        var fit = claims.Min(claim => claim.Fit);
        Claim[] kept = [.. claims.Where(claim => claim.Fit == fit).DistinctBy(claim => (claim.Key, claim.File.Content))];
        string[] folders = [.. kept.Select(claim => claim.Folder).Distinct()];
        if (folders.Length > 1)
        {
            return new SubmittedStage(
                stage, [], $"{stage} is in {DisplayName.List(folders)}, and they differ; nothing is guessed: hand in one.");
        }

        if (kept.GroupBy(claim => claim.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return new SubmittedStage(
                stage, [], $"{stage} is in {Paths(twice)}, and they differ; nothing is guessed: hand in one.");
        }

        Claim[] direct = [.. kept.Where(claim => claim.Fit == Fit.Namespace || !claim.File.Place.Below.Contains('/'))];
        if (direct.Length > 0 && direct.Length < kept.Length)
        {
            var nested = kept.Except(direct);
            _notes.Add(
                $"{Paths(nested)} {Are(nested.Count())} left out: a stage is the files directly in "
                    + $"{DisplayName.Of(folders[0])}.");
            kept = direct;
        }

        NoteKept(stage, kept);
        NoteLost(stage, kept, [.. claims.Where(claim => claim.Fit != fit)]);
        CodeFile[] files = [.. kept.Select(claim => claim.File)];
        return new SubmittedStage(
            stage,
            [.. files.Where(file => file.Text is not null).Select(file => new SourceFile(DisplayName.Of(file.Path), file.Text!))],
            Whys(files) is { Length: > 0 } whys ? string.Join(' ', whys) : null)
        {
            OtherNamespace = OtherNamespace(stage, files),
            IsUnread = files.Any(file => file.Why is not null),
        };
    }

    /// <summary>That none of its files declares the stage's namespace; null if one does.</summary>
    private static string? OtherNamespace(StageFolder stage, CodeFile[] files)
    {
        CodeFile[] read = [.. files.Where(file => file.Text is not null)];
        if (read.Length == 0 || read.Any(file => file.Namespaces.Any(name => CodeText.IsOf(stage, name))))
        {
            return null;
        }

        string[] others = [.. read.SelectMany(file => file.Namespaces).Distinct()];
        return $"{DisplayName.List([.. read.Select(file => file.Path)])}: the tests call Katas.{stage.Name}, but "
            + (others.Length == 0
                ? "no namespace is declared"
                : $"the namespace is {DisplayName.List(others)}")
            + $". Write namespace Katas.{stage.Name};";
    }

    private void NoteKept(StageFolder stage, Claim[] kept)
    {
        foreach (var place in kept.Where(claim => claim.Fit == Fit.Namespace).GroupBy(claim => claim.File.Place.Stage))
        {
            _notes.Add(place.Key is null
                ? $"{Paths(place)} {Are(place.Count())} assigned to {stage} by namespace."
                : $"{Paths(place)} {Are(place.Count())} in a folder of {place.Key}, but assigned to {stage} by namespace.");
        }
    }

    private void NoteLost(StageFolder stage, Claim[] kept, Claim[] others)
    {
        Claim[] lost = [.. others.Where(other => !kept.Any(claim => claim.File.Content == other.File.Content))];
        if (lost.Length > 0)
        {
            _notes.Add(
                $"{stage} is also in {Paths(lost)}: left out, since {DisplayName.Of(kept[0].Folder)} is nearer to where the "
                    + "course has it.");
        }
    }

    private void NoteUnclaimed(CodeFile[] files)
    {
        CodeFile[] homeless = [.. files.Where(file => file.Why is null)];
        if (homeless.Length > 0)
        {
            string[] declared = [.. homeless.SelectMany(file => file.Namespaces).Distinct()];
            _notes.Add(
                $"{DisplayName.List([.. homeless.Select(file => file.Path)])} {(homeless.Length == 1 ? "belongs" : "belong")} to "
                    + "no stage, neither by folder nor by namespace"
                    + (declared.Length == 0 ? "" : $" ({DisplayName.List(declared)})")
                    + ": left out.");
        }

        _notes.AddRange(Whys(files));
    }

    private void NoteBackups(string[] paths) =>
        _notes.AddRange(paths.Select(path => $"{DisplayName.Of(path)} is left out: {OtherFiles.IsBackup}."));

    private void NoteEncoding(CodeFile[] files)
    {
        string[] old = [.. files.Where(file => file.IsWindows1252).Select(file => file.Path)];
        if (old.Length > 0)
        {
            _notes.Add($"{DisplayName.List(old)} {Are(old.Length)} not in UTF-8, and read as Windows-1252.");
        }
    }

    private void NoteCourse(StagePath[] places)
    {
        var missing = places.Where(place => place.Stage is not null && Stages.All(stage => stage.Stage != place.Stage));
        foreach (var tree in missing.GroupBy(place => place.Course))
        {
            string[] stages = [.. tree.Select(place => place.Stage!.Slug).Distinct()];
            _notes.Add(
                $"{tree.Key}/ is the course's own and is not graded, but {DisplayName.List(stages, StageFolder.All.Length)} "
                    + $"{(stages.Length == 1 ? "is" : "are")} there and nowhere else: hand in exercises/.");
        }
    }

    private void NoteOthers(Contents contents)
    {
        if (contents.BuildFiles.Length > 0)
        {
            _notes.Add(
                $"Build files are not read ({DisplayName.List(contents.BuildFiles)}): every submission is compiled in the same "
                    + "way.");
        }

        if (contents.Archives.Length > 0)
        {
            _notes.Add(
                "Archives in it are not opened: unpack "
                    + $"{DisplayName.List([.. contents.Archives.Select(archive => archive.Path)])}.");
        }
    }

    /// <summary>Why files couldn't be read, one sentence per reason.</summary>
    private static string[] Whys(CodeFile[] files) =>
        [.. files.Where(file => file.Why is not null)
            .GroupBy(file => file.Why)
            .Select(same => $"{DisplayName.List([.. same.Select(file => file.Path)])}: {same.Key}.")];

    private static string Paths(IEnumerable<Claim> claims) => DisplayName.List([.. claims.Select(claim => claim.File.Path)]);

    private static string Are(int count) => count == 1 ? "is" : "are";

    /// <summary>A file that may belong to a stage.</summary>
    private sealed record Claim(StageFolder Stage, CodeFile File, Fit Fit)
    {
        /// <summary>The stage's folder; the whole submission if assigned by namespace.</summary>
        public string Folder => Fit == Fit.Namespace ? "" : $"{File.Place.Folder}/";

        /// <summary>Identifies it among the stage's files; a copy has its original's.</summary>
        public string Key => CopyName.Original(Fit == Fit.Namespace ? Path.GetFileName(File.Path) : File.Place.Below);
    }
}
