namespace Kata.UnitTests.Course;

/// <summary>The picture of links to the repository is the one that the course's figures give.</summary>
public sealed class SocialPreviewTests
{
    private const string Renew = "KATA_EXPORT=1 dotnet test tools/Kata.UnitTests -c Solutions --filter SocialPreview";

    private static readonly string _file = Path.Combine(Repository.Root, "docs", "social-preview.svg");

    [Test]
    public void It_is_up_to_date()
    {
        var picture = KatasContext.Find<Func<string>>(
            "Kata.Figures", "Kata.Figures.SocialPreview", "Draw", AnswerCompiler.Solutions)!.Invoke();
        if (Environment.GetEnvironmentVariable("KATA_EXPORT") == "1")
        {
            File.WriteAllText(_file, picture);
        }

        File.ReadAllText(_file).ShouldBe(picture, $"draw it again: {Renew}");
    }
}
