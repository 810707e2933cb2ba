using System.Text.Json;
using Kata.Verbs;

namespace Kata.EndToEndTests;

/// <summary>The course in unusual places: copied after it was built, in a larger repository, below other build files.</summary>
[Platform("Linux")]
public sealed class PlacesTests
{
    private const string Exercises = "exercises/Exercises.csproj";

    [Test]
    public void A_copy_of_a_built_course_is_about_itself_and_so_is_a_renamed_one()
    {
        using var original = new CourseCopy();
        using var folder = new TempFolder();
        Built(original);
        Shell(original, folder.Path, "cp -a \"$1\" copy", original.Root).Code.ShouldBe(0);
        File.WriteAllText(original.Answer.Replace(original.Root, folder.At("copy"), StringComparison.Ordinal), CourseCopy.Right);

        Test(original, folder.At("copy")).ShouldContain("all 14 green");
        Test(original, original.Root).ShouldContain("0 of 14 green");

        Directory.Move(folder.At("copy"), folder.At("renamed"));

        Test(original, folder.At("renamed")).ShouldContain("all 14 green");
    }

    [Test]
    public void Within_a_larger_repository_an_exercise_is_reset_from_its_history()
    {
        using var course = new CourseCopy();
        using var mine = new TempFolder();
        var katas = mine.At("learning/katas");
        var answer = course.Answer.Replace(course.Root, katas, StringComparison.Ordinal);
        var given = File.ReadAllText(course.Answer);
        Shell(
            course,
            mine.Path,
            "mkdir learning && cp -a \"$1\" learning/katas && git init -q && git add . && "
                + "git -c user.name=Nobody -c user.email=nobody@example.invalid -c commit.gpgsign=false commit -qm All",
            course.Root).Code.ShouldBe(0);
        File.AppendAllText(answer, "// mine");

        var reset = Shell(course, katas, "KATA_ROOT=\"$PWD\" dotnet exec \"$1\" reset 1", CourseCopy.Program);

        reset.Code.ShouldBe(Exit.Green, reset.Errors);
        File.ReadAllText(answer).ShouldBe(given);
    }

    [Test]
    public void Build_files_of_a_folder_above_and_what_macOS_writes_beside_files_are_not_the_courses()
    {
        using var folder = new TempFolder();
        var project = folder.At($"katas/{Exercises}");
        var stage = $"katas/exercises/{CourseCopy.Stage.Slug}";
        foreach (var file in Directory.GetFiles(Repository.Root, "Directory.*"))
        {
            folder.Write($"katas/{Path.GetFileName(file)}", File.ReadAllText(file));
        }

        folder.Write("Directory.Build.props", Foreign).Write("Directory.Build.targets", Foreign)
            .Write("Directory.Packages.props", Foreign).Write("Directory.Build.rsp", "-warnaserror -p:Foreign=yes")
            .Write($"katas/{Exercises}", File.ReadAllText(Path.Combine(Repository.Root, Exercises)))
            .Write($"{stage}/Neuron.cs", "class Neuron;")
            .Write($"{stage}/._Neuron.cs", "\0\u0005")
            .Write($"{stage}/.#Neuron.cs", "");

        var (code, output, _) = Tool.Run(
            "dotnet", "msbuild", project, "-getProperty:Foreign", "-getItem:Compile", "-getItem:PackageReference")!.Value;

        code.ShouldBe(0, output);
        using var evaluated = JsonDocument.Parse(output);
        evaluated.RootElement.GetProperty("Properties").GetProperty("Foreign").GetString().ShouldBe("");
        Items(evaluated, "Compile").ShouldBe([$"{CourseCopy.Stage.Slug}/Neuron.cs"]);
        Items(evaluated, "PackageReference").ShouldNotContain("Foreign.Package");
    }

    private const string Foreign = """
        <Project>
          <PropertyGroup><Foreign>yes</Foreign></PropertyGroup>
          <ItemGroup><PackageReference Include="Foreign.Package" Version="1.0.0" /></ItemGroup>
        </Project>
        """;

    private static string[] Items(JsonDocument evaluated, string type) =>
    [
        .. evaluated.RootElement.GetProperty("Items").GetProperty(type).EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!),
    ];

    /// <summary>Adds what ./kata builds to a copy of the course's sources.</summary>
    private static void Built(CourseCopy course)
    {
        File.Copy(Path.Combine(Repository.Root, "Katas.sln"), Path.Combine(course.Root, "Katas.sln"));
        string[] built =
        [
            Path.GetDirectoryName(CourseCopy.Program)!,
            Path.GetDirectoryName(Repository.Proxies)!,
            Repository.TestsOutput,
        ];
        foreach (var folder in built)
        {
            var there = Path.GetRelativePath(Repository.Root, folder);
            Shell(course, course.Root, "mkdir -p \"$2\" && cp -a \"$1/.\" \"$2\"", folder, there).Code.ShouldBe(0);
        }
    }

    /// <summary>Tests the first stage by the built course in the folder, which no variable names.</summary>
    private static string Test(CourseCopy course, string folder)
    {
        var kata = Path.Combine(folder, Path.GetRelativePath(Repository.Root, CourseCopy.Program));
        var run = Shell(course, folder, "unset KATA_ROOT; dotnet exec \"$1\" test 1", kata);
        return run.Output + run.Errors;
    }

    private static ProgramResult Shell(CourseCopy course, string folder, string script, params string[] arguments) =>
        course.Run("bash", ["-c", $"cd \"$0\" && {script}", folder, .. arguments]);
}
