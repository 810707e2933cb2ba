using Kata.Verbs;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.UnitTests.Proofs;

/// <summary>What <c>kata new mistake</c> adds to a stage.</summary>
public sealed class MistakeStubTests
{
    private const string Id = "quite-new";

    private static readonly StageFolder _biasGradient = StageFolder.All.Single(stage => stage.Number == 3);

    private static IEnumerable<TestCaseData> Tasks =>
        from stage in StageFolder.All
        from task in StageReadme.Of(stage).Tasks
        where MistakeList.Of(stage, task.Number).Length > 0
        select new TestCaseData(stage.Slug, task.Number);

    [Test]
    public void A_mistake_is_added_at_the_end_of_the_list_that_the_task_asks_about()
    {
        var stub = MistakeStub.Of(_biasGradient, 2, Id);

        stub.List.ShouldBe("BiasGradientMistakes.BiasGradient");
        const string Added =
            $"        new(\"{Id}\", \"TODO: what went wrong, and how to fix it, in one line\", _ => []),\n";
        stub.Files[0].Text.ShouldContain($"{Added}    ];\n\n    /// <summary>Of ∂J/∂w.</summary>");
        stub.Files[0].Text.Replace(Added, "", StringComparison.Ordinal).ShouldBe(SourceFile.Read(stub.Files[0].Path).Text);
    }

    [Test]
    public void A_wrong_answer_is_added_with_the_right_code_to_break()
    {
        var file = MistakeStub.Of(_biasGradient, 2, Id).Files[1];
        var added = WrongAnswers.Parse(_biasGradient, "wrong/task-2.md", file.Text)[^1];

        file.Text.ShouldStartWith(SourceFile.Read(file.Path).Text.TrimEnd());
        added.Id.ShouldBe(Id);
        added.IsToDo.ShouldBeTrue();
        added.Edits.Single().Member.ShouldBe("Neuron.BiasGradient");
        Tokens(added.Files).ShouldBe(Tokens(_biasGradient.FilesIn(StageFolder.Solutions)));
    }

    [TestCaseSource(nameof(Tasks))]
    public void Every_task_whose_tests_name_mistakes_can_get_another(string slug, int task)
    {
        var stage = StageFolder.All.Single(stage => stage.Slug == slug);
        var stub = MistakeStub.Of(stage, task, Id);
        var added = WrongAnswers.Parse(stage, $"wrong/task-{task}.md", stub.Files[1].Text)[^1];

        added.IsToDo.ShouldBeTrue();
        CSharpSyntaxTree.ParseText(stub.Files[0].Text).GetDiagnostics().ShouldBeEmpty();
        if (added.Edits.Length > 0)
        {
            Tokens(added.Files).ShouldBe(Tokens(stage.FilesIn(StageFolder.Solutions)));
        }
    }

    [Test]
    public void A_list_can_be_chosen()
    {
        var stage = StageFolder.All.Single(stage => stage.Number == 14);

        MistakeStub.Of(stage, 1, Id).List.ShouldBe("StatisticsMistakes.Means");
        MistakeStub.Of(stage, 1, Id).Others.ShouldBe(["StatisticsMistakes.Variances"]);
        MistakeStub.Of(stage, 1, Id, "Variances").List.ShouldBe("StatisticsMistakes.Variances");
    }

    [TestCase(2, "sum-for-mean", null, "03-bias-gradient has a mistake sum-for-mean already.")]
    [TestCase(9, Id, null, "03-bias-gradient has no task 9: its tasks are 1, 2, 3, 4.")]
    [TestCase(2, "New_One", null, "\"New_One\" is not a valid id: it is two or more words of lower-case letters and digits, with "
        + "hyphens between.")]
    [TestCase(1, Id, "Costs", "The tests of task 1 use no list Costs, but BiasGradientMistakes.Cost.")]
    public void What_cannot_be_added_is_refused_in_a_sentence(int task, string id, string? list, string why) =>
        Should.Throw<KataException>(() => MistakeStub.Of(_biasGradient, task, id, list)).Message.ShouldBe(why);

    private static string[] Tokens(SourceFile[] files) =>
    [
        .. files.SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens())
            .Select(token => token.Text),
    ];
}
