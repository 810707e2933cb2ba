using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using Kata.Completing;

namespace Kata.Verbs;

/// <summary>A stage on the command line: its folder name, its number, or a unique part of its name.</summary>
internal static class StageArgument
{
    public const string Meaning = "A stage: its folder name, its number (3 or 03), or part of its name.";

    public static Argument<string> One() => Completed(new Argument<string>("stage") { Description = Meaning });

    public static Argument<string?> OneOrNone() => Completed(new Argument<string?>("stage")
    {
        Description = $"{Meaning} By default, the first that isn't green.",
        Arity = ArgumentArity.ZeroOrOne,
    });

    /// <summary>Stages that the verb asks for itself, since an option may stand for them.</summary>
    public static Argument<string[]> Several() => Completed(
        new Argument<string[]>("stage") { Description = Meaning, Arity = ArgumentArity.ZeroOrMore });

    public static Argument<string[]> Any() => Completed(
        new Argument<string[]>("stage") { Description = $"{Meaning} Without it, all.", Arity = ArgumentArity.ZeroOrMore });

    /// <summary>What the TAB key offers for a stage.</summary>
    public static IEnumerable<CompletionItem> Completions(CompletionContext context) =>
        Completion.Stages().Select(name => new CompletionItem(name));

    /// <summary>The names of all stages, for a sentence.</summary>
    public static string All => List(StageFolder.All);

    /// <summary>Whether a text matches at least one stage.</summary>
    public static bool IsStage(string text) => Matches(text).Length > 0;

    /// <exception cref="KataException">There is no such stage, or more than one.</exception>
    public static StageFolder Find(string text) => Matches(text) switch
    {
        [var one] => one,
        [] => throw new KataException($"There is no stage \"{text}\". The stages are {All}.", Exit.Usage),
        var several => throw new KataException($"\"{text}\" could be {List(several)}: say which.", Exit.Usage),
    };

    /// <summary>The named stages; all if none is named.</summary>
    public static StageFolder[] FindAll(string[]? texts) => texts is { Length: > 0 }
        ? [.. texts.Select(Find).Distinct().OrderBy(stage => stage.Slug, StringComparer.Ordinal)]
        : StageFolder.All;

    /// <summary>An option that takes a whole number.</summary>
    public static Option<int?> Number(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"{name} takes a whole number, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };

    private static Argument<T> Completed<T>(Argument<T> stage)
    {
        stage.HelpName = stage.Name; // Otherwise the help lists all stages.
        stage.CompletionSources.Add(Completions);
        return stage;
    }

    private static StageFolder[] Matches(string text)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var name = Path.GetFileName(text.TrimEnd('/', '\\'));
        StageFolder[] exact = [.. StageFolder.All.Where(stage => isNumber ? stage.Number == number : stage.Slug == name)];
        return exact.Length > 0 || isNumber || name.Length == 0
            ? exact
            : [.. StageFolder.All.Where(stage => stage.Slug.Contains(name, StringComparison.OrdinalIgnoreCase))];
    }

    private static string List(StageFolder[] stages) => string.Join(", ", stages.Select(stage => stage.Slug));
}
