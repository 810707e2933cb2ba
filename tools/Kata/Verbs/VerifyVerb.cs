using System.CommandLine;

namespace Kata.Verbs;

/// <summary><c>kata verify</c>: checks and proofs of a stage.</summary>
internal static class VerifyVerb
{
    public static Verb Create()
    {
        var stages = StageArgument.Any();
        var blind = new Option<bool>("--blind")
        {
            Description = "Print what the red tests say about wrong answers that were written without a look at them.",
        };
        var pairs = new Option<bool>("--pairs")
        {
            Description = "Print what the red tests say about two wrong answers at once.",
        };
        var sample = new Option<int>("--sample")
        {
            Description = "Take at most this many pairs per stage.",
            HelpName = "count",
            DefaultValueFactory = _ => 300,
        };
        var mutants = new Option<string?>("--mutants")
        {
            Description = "Try the mutants in a report of Stryker's, and print those that survive unlisted.",
            HelpName = "report",
        };
        var verb = new Verb(
            "verify",
            "Check stages: their files, red exercises, green solutions, wrong and right answers.",
            "kata verify",
            "kata verify 6",
            "kata verify 6 --blind",
            "kata verify 3 --pairs --sample 100") { stages, blind, pairs, sample, mutants };
        verb.SetAction(result =>
            result.GetValue(blind) ? Measure(result.GetValue(stages))
            : result.GetValue(mutants) is { } report ? TryMutants(result.GetValue(stages), report)
            : result.GetValue(pairs) ? MeasurePairs(result.GetValue(stages), result.GetValue(sample))
            : Run(result.GetValue(stages)));
        return verb;
    }

    /// <summary>Measures, and judges nothing: a green answer and one without a diagnosis are counted.</summary>
    private static int Measure(string[]? names)
    {
        Repository.RequireSolutions();
        var terminal = new Terminal();
        var all = new List<BlindVerdict>();
        var costs = new List<RedCost>();
        RedReport.Meter = costs.Add;
        using var judge = new Judge();
        foreach (var stage in StageArgument.FindAll(names))
        {
            terminal.Print(Line.Of(stage.Slug, Tone.Strong));
            var (ofStage, before) = (new List<BlindVerdict>(), costs.Count);
            foreach (var answer in WrongAnswers.Of(stage, WrongAnswers.Blind))
            {
                var verdict = new BlindVerdict(answer, judge.Run(stage, answer.Files, asks: test => test.Concerns(answer.Task)));
                ofStage.Add(verdict);
                terminal.Print([.. Blind(verdict, terminal.Width)]);
            }

            terminal.Print([.. BlindFigures.Of([.. ofStage], [.. costs.Skip(before)]).Select(figure => (Line)$"  {figure}")]);
            all.AddRange(ofStage);
        }

        terminal.Print(
            [Line.Of("all", Tone.Strong), .. BlindFigures.Of([.. all], [.. costs]).Select(figure => (Line)$"  {figure}")]);
        RedReport.Meter = null;
        return Exit.Green;
    }

    /// <summary>
    /// Measures the pairs of a stage's wrong answers that compile, and prints those that aren't both named. A pair that gives
    /// what one of the two gives alone is left out: no test can see the other.
    /// </summary>
    private static int MeasurePairs(string[]? names, int max)
    {
        Repository.RequireSolutions();
        var terminal = new Terminal();
        using var judge = new Judge();
        foreach (var stage in StageArgument.FindAll(names))
        {
            terminal.Print(Line.Of(stage.Slug, Tone.Strong));
            string[] known = [.. OracleMistakes.Of(stage).Select(mistake => mistake.Id).Distinct()];
            PairVerdict[] verdicts = [.. AnswerPair.Of(stage, max)
                .Select(pair => new PairVerdict(pair, judge.Run(stage, pair.Files!), known))
                .Where(verdict => verdict.Verdict is { Errors: [], IsGreen: false })];
            var alone = new Dictionary<string, StageVerdict>();
            StageVerdict Alone(WrongAnswer answer)
            {
                if (!alone.TryGetValue(answer.Id, out var verdict))
                {
                    alone[answer.Id] = verdict = judge.Run(stage, answer.Files);
                }

                return verdict;
            }

            var all = verdicts.Length;
            verdicts = Array.FindAll(verdicts, verdict => !((WrongAnswer[])[verdict.Pair.First, verdict.Pair.Second])
                .Any(one => PairFigures.AreAlike(verdict.Verdict, Alone(one))));
            verdicts = Array.ConvertAll(verdicts, verdict => verdict.Others.Length == 0 ? verdict : verdict with
            {
                IsIndistinguishable = verdict.IsSureOfOthers(OtherSeeds(judge, stage, verdict.Pair, known)),
            });
            foreach (var verdict in verdicts.Where(verdict => verdict.Right < 2 || verdict.Others.Length > 0))
            {
                terminal.Print(
                    Line.Of(verdict.Right == 0 ? "  · " : "  ◐ ", verdict.Others.Length > 0 ? Tone.Bad : Tone.Notable)
                        + $"{verdict.Pair.First.Id} and {verdict.Pair.Second.Id}: "
                        + (verdict.IsIndistinguishable ? "the same as " : verdict.Others.Length > 0 ? "a third one, " : "")
                        + Line.Of(string.Join(", ", verdict.Said), Tone.Faint));
            }

            terminal.Print(
                $"  {PairFigures.Of(verdicts)}",
                $"  left out: {all - verdicts.Length} that give what one of the two gives alone");
        }

        return Exit.Green;
    }

    /// <summary>What is said about a pair where other cases are drawn.</summary>
    private static PairVerdict[] OtherSeeds(Judge judge, StageFolder stage, AnswerPair pair, string[] known)
    {
        var seed = judge.Seed;
        try
        {
            return
            [
                .. Enumerable.Range(1, 3).Select(more =>
                {
                    judge.Seed = seed + more;
                    return new PairVerdict(pair, judge.Run(stage, pair.Files!), known);
                }),
            ];
        }
        finally
        {
            judge.Seed = seed;
        }
    }

    /// <summary>Red if a mutant survives that isn't listed, or if a listed one doesn't survive.</summary>
    private static int TryMutants(string[]? names, string report)
    {
        Repository.RequireSolutions();
        var terminal = new Terminal();
        var isGreen = true;
        using var judge = new Judge();
        foreach (var stage in StageArgument.FindAll(names))
        {
            var result = MutationResult.Of(
                stage.FilesIn(StageFolder.Solutions),
                Mutant.Of(stage, report),
                Survivors.Of(stage),
                answer => IsGreen(judge, stage, answer));
            isGreen &= result is { Survived: [], Outdated: [] };
            terminal.Print(
            [
                Line.Of(stage.Slug, Tone.Strong) + $"  {result}",
                .. result.Survived.SelectMany(mutant => mutant.Fence.Prepend($"  survived: {mutant.Line}").Append(""))
                    .Select(line => (Line)line),
                .. result.Outdated.Select(edit => Line.Of($"  does not survive: {edit.Place}: {edit.Added}", Tone.Bad)),
            ]);
        }

        return isGreen ? Exit.Green : Exit.Red;
    }

    /// <summary>
    /// Whether no test is red; null if the answer doesn't compile. Networks are trained only if all other tests are green.
    /// </summary>
    private static bool? IsGreen(Judge judge, StageFolder stage, SourceFile[] answer)
    {
        StageVerdict Run(bool trains) => judge.Run(stage, answer, asks: test => test.IsTraining == trains);
        bool IsGreen(StageVerdict verdict) => verdict.Green == verdict.Tests.Length;
        var verdict = Run(trains: false);
        return verdict.Errors.Length > 0 ? null : IsGreen(verdict) && IsGreen(Run(trains: true));
    }

    private static IEnumerable<Line> Blind(BlindVerdict verdict, int width)
    {
        var (sign, tone) = verdict switch
        {
            { Red: [] } => ("○", Tone.Bad),
            { IsNamed: true } => ("●", Tone.Good),
            { Said: not null } => ("◐", Tone.Notable),
            _ => ("·", Tone.Notable),
        };
        return
        [
            Line.Of($"  {sign} ", tone) + $"task {verdict.Answer.Task}, {verdict.Answer.Id}",
            .. verdict.Verdict.Errors.SelectMany(error => Layout.Paragraph(error, width, Tone.Bad, indent: 6)),
            .. from test in verdict.Red
               from line in Layout.Paragraph(
                   $"{test.Task} {BlindVerdict.IdOf(test) ?? "–"}: "
                       + (test.Red is { Mistake: { } mistake } ? mistake.Story : test.Red?.Remark?.Text ?? test.Name),
                   width,
                   Tone.Faint,
                   indent: 6)
               select line,
        ];
    }

    private static int Run(string[]? names)
    {
        Repository.RequireSolutions();
        var terminal = new Terminal();
        var isGreen = true;
        using var judge = new Judge { Explains = true };
        foreach (var stage in StageArgument.FindAll(names))
        {
            terminal.Print(Line.Of(stage.Slug, Tone.Strong));
            foreach (var (claim, prove) in Proofs(judge, stage))
            {
                string[] faults = [.. Try(prove)];
                isGreen &= faults.Length == 0;
                terminal.Print(
                [
                    Line.Of(faults.Length == 0 ? "  ● " : "  ○ ", faults.Length == 0 ? Tone.Good : Tone.Bad) + claim,
                    .. faults.SelectMany(fault => fault.Split('\n'))
                        .SelectMany(line => Layout.Paragraph(line, terminal.Width, Tone.Notable, indent: 6)),
                ]);
            }
        }

        return isGreen ? Exit.Green : Exit.Red;
    }

    private static IEnumerable<(string Claim, Func<IEnumerable<string>> Prove)> Proofs(Judge judge, StageFolder stage)
    {
        foreach (var (claim, faults) in StageChecks.All)
        {
            yield return (claim, () => faults(stage));
        }

        var solution = new Lazy<StageVerdict>(() => judge.Run(stage, stage.FilesIn(StageFolder.Solutions)));
        yield return ("has tests for every task and for no other", () => StageChecks.Tasks(stage, solution.Value));
        yield return ("is red while nothing is written or fixed", () => StageProofs.Red(
            stage.FilesIn(StageFolder.Exercises), judge.Run(stage)));
        yield return ("is green with its solution", () => StageProofs.Green(solution.Value));

        var wrong = Array.FindAll(WrongAnswers.Of(stage), answer => !answer.IsToDo);
        yield return ($"is red on {wrong.Length} wrong answers, and names them", () => wrong.SelectMany(answer =>
            Try(() => StageProofs.Wrong(answer, judge.Run(stage, answer.Files, asks: test => test.Concerns(answer.Task))))));
        var right = RightAnswers.Of(stage);
        yield return ($"is green on {right.Length} right answers", () => right.SelectMany(answer =>
            Try(() => StageProofs.Right(answer, judge.Run(stage, answer.Files)))));
    }

    private static IEnumerable<string> Try(Func<IEnumerable<string>> prove)
    {
        try
        {
            return [.. prove()];
        }
        catch (ProofException exception)
        {
            return [exception.Message];
        }
    }
}
