using System.Globalization;
using System.Reflection;
using Kata.RedResults;
using Katas.Oracles;

namespace Katas.Tests;

/// <summary>
/// What wrong answers have in common when no single mistake explains them all. A remark holds for every failing case, or says for
/// how many it does; otherwise there is none.
/// </summary>
internal static class Diagnosis
{
    /// <summary>A mistake that explains fewer failing cases may match them by chance.</summary>
    private const int MinExplained = 2;

    /// <summary>A case of more numbers is not taken in at a glance.</summary>
    public const int MaxNumbers = 8;

    private static readonly Remark _index = new(
        "index", "an index is outside its array: compare the bounds of the loops with the lengths of the arrays", IsGuess: true);

    private static readonly Remark _refused = new(
        "refused", "valid arguments are refused: what does the check compare?", IsGuess: true);

    /// <summary>How the messages of .NET's lists and ranges begin and end, where an index of theirs is outside.</summary>
    private static readonly (string Start, string End)[] _outside =
    [
        ("Index was out of range.", ""),
        .. ((string[])["index", "start", "length"]).Select(name => (new ArgumentOutOfRangeException().Message, $"'{name}')")),
    ];

    /// <summary>The first remark that holds, from the most to the least certain; null if none does.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="answers">The learner's answers to them.</param>
    /// <param name="oracle">The oracle's.</param>
    /// <param name="call">The member called, if a graph of the stage may be looked for.</param>
    public static Remark? Of<TCase, TAnswer>(
        TCase[] cases, CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, string? call = null)
        where TCase : Case
    {
        var failing = Enumerable.Range(0, cases.Length).Where(i => !oracle.Right[i].Any(answers[i].Matches)).ToArray();
        return failing.All(i => oracle.Right[i].Any(answers[i].NearlyMatches))
            ? new(
                "last-digits",
                "correct except in the last digits: is a float, rounding or a finite difference involved?",
                IsGuess: true)
            : SwappedIndices(cases, answers)
                ?? Thrown(answers, failing)
                ?? (HaveShapes(answers, oracle, failing) ? null : OneOverAnother.Of(cases, answers, oracle))
                ?? ShapeOf(answers, oracle, failing)
                ?? NumbersOf(cases, answers, oracle, failing, call)
                ?? PartOf(answers, oracle, failing)
                ?? WrongPart(answers, oracle, failing)
                ?? ConditionOf(cases, failing);
    }

    /// <summary>
    /// The failing case to show, by its position: the first one that the remark is about, or the smallest one if that has many
    /// numbers.
    /// </summary>
    public static int Shown<TCase, TAnswer>(
        TCase[] cases, CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, int[] failing, Remark? remark)
        where TCase : Case
    {
        int[] partly = remark is null
            ? []
            : oracle
                .Explained(failing, (i, wrong) => answers[i].Matches(wrong), asks: mistake => remark.Id == $"partly-{mistake.Id}")
                .FirstOrDefault().Cases ?? [];
        var about = partly.Length > 0 ? partly : failing;
        return Size(cases[about[0]]) > MaxNumbers ? about.MinBy(i => Size(cases[i])) : about[0];
    }

    /// <summary>The count of numbers in a case.</summary>
    public static int Size(Case c) => Inputs(c).Sum(input => Flat(input.Value).Count());

    /// <summary>
    /// What an exception instead of a value suggests; null for one that suggests nothing. An ArgumentOutOfRangeException is an
    /// index's if .NET's lists or ranges throw it, and otherwise a check's.
    /// </summary>
    public static Remark? Of(Exception exception) => Message.TypeName(exception) switch
    {
        nameof(IndexOutOfRangeException) => _index,
        nameof(ArgumentOutOfRangeException) when _outside.Any(message =>
            exception.Message.StartsWith(message.Start, StringComparison.Ordinal)
                && exception.Message.EndsWith(message.End, StringComparison.Ordinal)) => _index,
        nameof(NullReferenceException) or nameof(ArgumentNullException) => new(
            "null", "something is null: is a field or an array never assigned?", IsGuess: true),
        nameof(DivideByZeroException) => new(
            "divided-by-zero", "a whole number is divided by 0: is it a count that can be 0?", IsGuess: true),
        nameof(ArgumentException) or nameof(ArgumentOutOfRangeException) => _refused,
        _ => null,
    };

    /// <summary>
    /// The mistake that explains the most failing cases, at least half of them; null if several explain as many.
    /// </summary>
    private static Remark? PartOf<TCase, TAnswer>(CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, int[] failing)
        where TCase : Case
    {
        var explained = Explained(answers, oracle, failing);
        var most = explained.Select(pair => pair.Cases.Length).DefaultIfEmpty().Max();
        var best = explained.Where(pair => pair.Cases.Length == most).DistinctBy(pair => pair.Mistake.Id).ToArray();
        return best is [var (mistake, cases)] && 2 * cases.Length >= failing.Length
            ? new(
                $"partly-{mistake.Id}",
                $"in {cases.Length} of {failing.Length} failing cases: {mistake.Story} [{mistake.Id}]",
                IsGuess: true)
            : null;
    }

    /// <summary>
    /// The mistakes that explain some failing cases, and which. Whole numbers, truth values and NaN match by chance: a mistake
    /// must give other wrong numbers too.
    /// </summary>
    private static (Mistake<TCase, TAnswer> Mistake, int[] Cases)[] Explained<TCase, TAnswer>(
        CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, int[] failing)
        where TCase : Case =>
    [
        .. oracle.Explained(failing, (i, wrong) => answers[i].Matches(wrong))
            .Where(pair => !pair.Mistake.IsPlanted
                && pair.Cases.Length >= MinExplained
                && pair.Cases.SelectMany(i => Telling(oracle.Right[i][0], answers[i].Value)).Distinct().Count() >= MinExplained),
    ];

    private static IEnumerable<double> Telling(object? right, object? actual) =>
        from two in Flat(right).Zip(Flat(actual), (expected, number) => (Expected: expected, Number: number))
        where double.IsFinite(two.Number) && two.Number % 1 != 0 && !Closeness.Matches(two.Expected, two.Number)
        select two.Number;

    private static Remark? ShapeOf<TCase, TAnswer>(CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, int[] failing)
        where TCase : Case
    {
        var shapes = failing.Select(i => (Expected: Shape(oracle.Right[i][0]), Actual: Shape(answers[i].Value))).ToArray();
        if (!shapes.All(shape => shape.Expected is not null && shape.Actual is not null && shape.Expected != shape.Actual))
        {
            return null;
        }

        var isTransposed = shapes.All(shape => shape.Actual == string.Join(" × ", shape.Expected!.Split(" × ").Reverse()));
        return new("shape", $"{shapes[0].Actual} instead of {shapes[0].Expected}{(isTransposed ? ": is it transposed?" : "")}");
    }

    private static Remark? NumbersOf<TCase, TAnswer>(
        TCase[] cases, CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, int[] failing, string? call)
        where TCase : Case
    {
        NumberPair[] PairsOf(int[] some) => Array.ConvertAll(some, i => new NumberPair(
            [.. Flat(oracle.Right[i][0])], [.. Flat(answers[i].Value)], answers[i].Value is Array, Counts(cases[i])));
        (NumberPair[] Pairs, MistakenNumbers[] Mistakes) Passing()
        {
            int[] passing = [.. Enumerable.Range(0, cases.Length).Except(failing)];
            var right = PairsOf(passing);
            return (right, Mistaken(oracle, passing, right));
        }

        var pairs = PairsOf(failing);
        return pairs.All(pair => pair.Expected.Length > 0 && pair.Expected.Length == pair.Actual.Length)
            ? PartialMistakes.Of(
                pairs,
                Mistaken(oracle, failing, pairs),
                () => Together(cases, answers, oracle, call) ?? OneOverAnother.Of(cases, answers, oracle) ?? Relation.Of(pairs),
                Passing)
                ?? Relation.Position(pairs)
            : null;
    }

    /// <summary>Whether every failing answer has as many numbers as the right one.</summary>
    private static bool HaveShapes<TCase, TAnswer>(CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, int[] failing)
        where TCase : Case =>
        Array.TrueForAll(failing, i => Flat(oracle.Right[i][0]).Count() == Flat(answers[i].Value).Count());

    /// <summary>Two mistakes in the same number.</summary>
    private static Remark? Together<TCase, TAnswer>(
        TCase[] cases, CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, string? call)
        where TCase : Case
    {
        int[] known = [.. Enumerable.Range(0, oracle.Mistakes.Length).Where(i => !oracle.Mistakes[i].IsPlanted)];
        if (known.Length < 2)
        {
            return null;
        }

        var parts = PartsOf(oracle.Right[0][0]);
        var numbers = cases.Select((c, i) => new CaseNumbers(
            CaseNumbers.Distinct(Array.ConvertAll(oracle.Right[i], Numbers)),
            Numbers(answers[i].Value),
            Starts(c, oracle.Right[i][0]))).ToArray();
        var mistakes = Array.ConvertAll(known, k => new MistakeNumbers(
            new(oracle.Mistakes[k].Id, oracle.Mistakes[k].Story),
            Memo(cases.Length, i => CaseNumbers.Distinct(Array.ConvertAll(oracle.Wrong(k, i), Numbers)))));
        var onTheWay = new Lazy<GraphComposition<TCase>?>(() =>
            call is not null && Graphs.Of<TCase>(call).FirstOrDefault(graph =>
                Explanation.IsRight(graph, cases[0], call, oracle.Right[0])) is { } graph
                && new GraphComposition<TCase>(
                    graph,
                    call,
                    parts,
                    cases,
                    Array.ConvertAll(known, k => oracle.Mistakes[k].Changes)) is { IsSmall: true } composition
                ? composition
                : null);
        return Composition.Of(numbers, mistakes, (i, first, second, isSum) =>
            onTheWay.Value?.Of(i, first, second, isSum) ?? []);
    }

    private static Func<int, T> Memo<T>(int count, Func<int, T> of)
    {
        Lazy<T>[] values = [.. Enumerable.Range(0, count).Select(i => new Lazy<T>(() => of(i)))];
        return i => values[i].Value;
    }

    private static double[] Numbers<T>(T value) => [.. Flat(value)];

    private static string[] PartsOf(object? answer) => answer is null or Array or IFormattable or bool or string
        ? []
        : [.. Closeness.Parts(answer).Select(part => part.Name)];

    /// <summary>What a step could start from: an input, or the inputs with the names of the answer's parts.</summary>
    private static Dictionary<string, double[]> Starts(Case c, object? right)
    {
        var inputs = InputsAndParts(c);
        if (PartsOf(right) is not { Length: > 0 } parts)
        {
            var count = Numbers(right).Length;
            return inputs.Select(input => (input.Name, Numbers: Numbers(input.Value)))
                .Where(input => input.Numbers.Length == count)
                .DistinctBy(input => input.Name)
                .ToDictionary(input => input.Name, input => input.Numbers);
        }

        var starts = Array.ConvertAll(parts, part => Numbers(inputs.FirstOrDefault(input => input.Name == part).Value));
        return starts.Zip(Closeness.Parts(right!)).All(two => two.First.Length == Numbers(two.Second.Value).Length)
            ? new() { [""] = [.. starts.SelectMany(start => start)] }
            : [];
    }

    /// <summary>The numbers of each mistake; of its answers to a case, the one that agrees most with the learner's.</summary>
    private static MistakenNumbers[] Mistaken<TCase, TAnswer>(
        OracleAnswers<TCase, TAnswer> oracle, int[] failing, NumberPair[] pairs)
        where TCase : Case =>
    [
        .. from wrong in oracle.Wrong(failing)
           where !wrong.Mistake.IsPlanted
           select new MistakenNumbers(
               new(wrong.Mistake.Id, wrong.Mistake.Story),
               [.. wrong.Answers.Zip(pairs, (answers, pair) => answers.Select(answer => (double[])[.. Flat(answer)])
                   .MaxBy(numbers => numbers.Zip(pair.Actual).Count(two => Closeness.Matches(two.First, two.Second))))]),
    ];

    /// <summary>
    /// An index that is outside its array wherever a matrix is not square, and nowhere else: swapped indices are inside of every
    /// square one.
    /// </summary>
    private static Remark? SwappedIndices<TCase>(TCase[] cases, CallResult[] answers)
        where TCase : Case
    {
        var isOutside = Array.ConvertAll(answers, answer => answer.Exception is { } thrown && Of(thrown) == _index);
        if (!isOutside.Contains(true) || !isOutside.Contains(false))
        {
            return null;
        }

        var shapes = Array.ConvertAll(cases, Shapes);
        string[] found = [.. shapes[0].Keys.Where(name =>
            Array.TrueForAll(shapes, of => of.ContainsKey(name))
                && Array.Exists(shapes, of => of[name].Rows > of[name].Columns)
                && Array.Exists(shapes, of => of[name].Rows < of[name].Columns)
                && Array.Exists(shapes, of => of[name].Rows == of[name].Columns && of[name].Rows > 1)
                && shapes.Zip(isOutside).All(two => two.Second == (two.First[name].Rows != two.First[name].Columns)))];
        return found is [var matrix]
            ? new(
                "swapped-indices",
                $"an index is outside its array wherever {matrix} is not square, and nowhere else: are the two indices of "
                    + $"{matrix} swapped?",
                IsGuess: true)
            : null;
    }

    /// <summary>The rows and columns of a case's matrices, by the names that learners know them by.</summary>
    private static Dictionary<string, (int Rows, int Columns)> Shapes(Case c) =>
        (from input in InputsAndParts(c)
         let rows = input.Value as Array
         let columns = rows?.OfType<Array>().Select(row => row.Length).Distinct().ToArray()
         where columns is [_]
         select (Name: char.IsLower(input.Name[^1]) ? char.ToLowerInvariant(input.Name[0]) + input.Name[1..] : input.Name,
             Shape: (rows.Length, columns[0])))
        .DistinctBy(matrix => matrix.Name)
        .ToDictionary(matrix => matrix.Name, matrix => matrix.Shape);

    private static Remark? Thrown(CallResult[] answers, int[] failing) =>
        answers[failing[0]].Exception is { } first && failing.All(i => answers[i].Exception is not null) ? Of(first) : null;

    /// <summary>
    /// The only part of a record that is wrong, in every failing case. Where several answers are right, the nearest counts.
    /// </summary>
    private static Remark? WrongPart<TCase, TAnswer>(CallResult[] answers, OracleAnswers<TCase, TAnswer> oracle, int[] failing)
        where TCase : Case
    {
        var parts = PartsOf(oracle.Right[failing[0]][0]);
        if (parts.Length < 2 || Array.Exists(failing, i => answers[i].Value is null))
        {
            return null;
        }

        string[] wrong = [.. failing
            .SelectMany(i => oracle.Right[i].Select(right => Wrong(right!, answers[i].Value!)).MinBy(names => names.Length)!)
            .Distinct()];
        return wrong is [var part]
            ? new("part", $"only {part} is wrong, and {Rest(part)}", IsGuess: true)
            : null;

        string Rest(string one) =>
            parts.Length == 2 ? $"{parts.First(name => name != one)} is right" : "every other part is right";

        string[] Wrong(object right, object actual) =>
        [
            .. from known in Closeness.Parts(right)
               let value = actual.GetType().GetProperty(known.Name)?.GetValue(actual)
               where !Closeness.Matches(known.Value, value)
               select known.Name,
        ];
    }

    /// <summary>What is true of every failing case, and of no other.</summary>
    private static Remark? ConditionOf<TCase>(TCase[] cases, int[] failing)
        where TCase : Case
    {
        if (failing.Length < MinExplained || cases.Length - failing.Length < MinExplained)
        {
            return null;
        }

        var conditions = Array.ConvertAll(cases, Conditions);
        return conditions[failing[0]].FirstOrDefault(condition => Enumerable.Range(0, cases.Length)
            .All(i => conditions[i].Contains(condition) == failing.Contains(i))) is { } found
            ? new("condition", $"wrong wherever {found}, and right everywhere else", IsGuess: true)
            : null;
    }

    /// <summary>What can be said of a case's inputs.</summary>
    private static IEnumerable<string> Conditions(Case c)
    {
        foreach (var (name, value) in Inputs(c))
        {
            if (value is decimal or int && Flat(value).Single() is <= 0 and var number)
            {
                yield return number < 0 ? $"{name} < 0" : $"{name} = 0";
            }
        }

        foreach (var (name, count) in Counts(c))
        {
            yield return count == 1 ? $"{name} is 1" : $"{name} is more than 1";
        }
    }

    /// <summary>The lengths of a case's arrays, by name.</summary>
    private static Dictionary<string, int> Counts(Case c) => Inputs(c)
        .SelectMany(input => input.Value switch
        {
            Array { Length: > 0 } rows when rows.GetValue(0) is Array row =>
                [($"the number of rows of {input.Name}", rows.Length), ($"the number of columns of {input.Name}", row.Length)],
            Array values => [($"the length of {input.Name}", values.Length)],
            _ => ((string, int)[])[],
        })
        .ToDictionary();

    /// <summary>The parameters of a case's record: what the learner's code is given.</summary>
    private static IEnumerable<(string Name, object? Value)> Inputs(Case c) =>
        from parameter in c.GetType().GetConstructors().MaxBy(made => made.GetParameters().Length)!.GetParameters()
        let property = c.GetType().GetProperty(parameter.Name!, BindingFlags.Instance | BindingFlags.Public)
        where property is not null && property.Name != nameof(Case.Name)
        select (property.Name, property.GetValue(c));

    /// <summary>The same, with its parts where an input is a record.</summary>
    private static (string Name, object? Value)[] InputsAndParts(Case c) =>
    [
        .. Inputs(c).SelectMany(input => PartsOf(input.Value) is { Length: > 0 }
            ? Closeness.Parts(input.Value!)
            : [(input.Name, input.Value)]),
    ];

    /// <summary>2 × 3, or 4 values; null for anything but arrays.</summary>
    private static string? Shape(object? value) => value switch
    {
        Array { Length: > 0 } rows when rows.GetValue(0) is Array row =>
            FormattableString.Invariant($"{rows.Length} × {row.Length}"),
        Array values => FormattableString.Invariant($"{values.Length} {(values.Length == 1 ? "value" : "values")}"),
        _ => null,
    };

    /// <summary>All numbers of an answer, in order; none for texts and truth values.</summary>
    public static IEnumerable<double> Flat(object? value) => value switch
    {
        decimal or double or int => [Convert.ToDouble(value, CultureInfo.InvariantCulture)],
        Array values => values.Cast<object?>().SelectMany(Flat),
        null or bool or string or Delegate => [],
        _ => Closeness.Parts(value).SelectMany(part => Flat(part.Value)),
    };
}
