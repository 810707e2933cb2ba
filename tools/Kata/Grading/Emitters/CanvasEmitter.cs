namespace Kata.Grading;

/// <summary>
/// Grades for the Canvas gradebook, in the form its importer reads (instructure/canvas-lms: lib/gradebook_importer.rb): the
/// columns that identify a student, the last of them Section, then the assignment; a row "Points Possible"; a row per student,
/// whose SIS login is the submission's id; of a Canvas export, by Canvas' own number.
/// </summary>
internal static class CanvasEmitter
{
    public static IEnumerable<(string File, string Text)> Emit(Results results) => [("canvas/grades.csv", string.Concat(
    [
        Csv.Row("Student", "ID", "SIS User ID", "SIS Login ID", "Section", Csv.Text(results.Plan.Title)),
        Csv.Row(Csv.Text("Points Possible"), "", "", "", "", Csv.Number(results.Plan.OutOf)),
        .. Emitters.Marks(results).Select(Row),
    ]))];

    private static string Row(Grade grade) => PlatformExport.NumberIn(grade.Id, "Canvas") is var (student, number)
        ? Csv.Row(Csv.Text(grade.Name ?? student), number, "", "", "", Csv.Number(grade.Points))
        : Csv.Row(Csv.Text(grade.Shown), "", "", Csv.Text(grade.Exported), "", Csv.Number(grade.Points));
}
