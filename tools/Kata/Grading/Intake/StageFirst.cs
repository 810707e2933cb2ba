namespace Kata.Grading;

/// <summary>A class that is sorted by stage: <c>03-bias-gradient/ada/Neuron.cs</c>.</summary>
internal static class StageFirst
{
    /// <summary>The submissions of such a class, one per student; null if it is none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="children">What is in it.</param>
    /// <param name="isClass">Whether it is known to be a class: then one student is enough, and a file is a submission.</param>
    public static Discovery? Find(string path, FileSystemInfo[] children, bool isClass)
    {
        DirectoryInfo[] stages = [.. children.OfType<DirectoryInfo>().Where(child => !IgnoredFiles.IsFolder(child.Name))];
        if (stages.Length == 0
            || stages.Any(stage => StagePath.Find(stage.Name) is null)
            || (!isClass && stages.Any(stage => stage.EnumerateFiles("*.cs").Any(file => !IgnoredFiles.IsHidden(file.Name)))))
        {
            return null;
        }

        var handedIn = stages.SelectMany(stage => stage.EnumerateFileSystemInfos()
            .Where(Intake.IsSubmission)
            .Select(child => (Student: Intake.IdOf(child.FullName), Stage: stage.Name, Path: child.FullName)))
            .ToArray();
        SubmissionPath[] students =
        [
            .. from one in handedIn
               group one by NameKey.Of(one.Student) into student
               orderby student.Key
               select new SubmissionPath(student.First().Student, path)
               {
                   Files =
                   [
                       .. student.Select(one => new ExportedFile($"{one.Stage}/{Path.GetFileName(one.Path)}", one.Path))
                           .OrderBy(file => file.Name, StringComparer.Ordinal),
                   ],
               },
        ];
        return students.Length == 0 || (students.Length == 1 && !isClass)
            ? null
            : new Discovery(
                false,
                students,
                $"{DisplayName.Of(path)} is a class sorted by stage: {ReportText.Count(students.Length, "student")}, "
                    + $"{ReportText.Count(handedIn.Length, "submission")} to {ReportText.Count(stages.Length, "stage")}. If it "
                    + "is one submission, say --one.");
    }
}
