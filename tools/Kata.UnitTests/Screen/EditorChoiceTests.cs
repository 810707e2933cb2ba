using Kata.Screen;
using Kata.Watching;

namespace Kata.UnitTests.Screen;

/// <summary>Which editor opens a file, and how it goes to a line; and which texts are links.</summary>
public sealed class EditorChoiceTests
{
    [TestCase("nano", "vim", "code", "nano")]
    [TestCase(null, "vim", "code", "vim")]
    [TestCase(null, null, "code --wait", "code")]
    [TestCase(null, null, null, "codium")]
    public void The_chosen_one_comes_first_then_VISUAL_EDITOR_and_what_is_installed(
        string? chosen, string? visual, string? editor, string found) =>
        Editor.Find(chosen, name => name == "VISUAL" ? visual : editor, program => program == "codium")!.Command[0]
            .ShouldBe(found);

    [Test]
    public void There_may_be_none() => Editor.Find(null, _ => "", _ => false).ShouldBeNull();

    [TestCase("code --wait", "code --wait --goto a.cs:7", false)]
    [TestCase("vim", "vim +7 a.cs", true)]
    [TestCase("nano", "nano +7 a.cs", true)]
    [TestCase("hx", "hx a.cs:7", true)]
    [TestCase("rider", "rider --line 7 a.cs", false)]
    [TestCase("notepad", "notepad a.cs", false)]
    public void Each_goes_to_the_line_in_its_way(string command, string line, bool needsTerminal)
    {
        var editor = new Editor(command.Split(' '));

        string.Join(' ', editor.Open("a.cs", 7)).ShouldBe(line);
        string.Join(' ', editor.Open("a.cs", null)).ShouldBe($"{command} a.cs");
        editor.NeedsTerminal.ShouldBe(needsTerminal);
    }

    [TestCase("exercises/01-neuron-forward/Neuron.cs:12", "exercises/01-neuron-forward/Neuron.cs")]
    [TestCase("   exercises/01-neuron-forward/README.md", "exercises/01-neuron-forward/README.md")]
    [TestCase("exercises/01-neuron-forward/Neuro", null)]
    [TestCase("kata test 3", null)]
    public void A_file_of_the_course_is_a_link(string text, string? file) =>
        Line.LinkOf(new Span(text, Tone.Link))?.Url
            .ShouldBe(file is null ? null : new Uri(Path.Combine(Repository.Root, file)).AbsoluteUri);

    [Test]
    public void Other_text_is_no_link() => Line.LinkOf(new Span("exercises/A.cs", Tone.Plain)).ShouldBeNull();
}
