namespace Kata.Engine;

/// <summary>A stage's verdict.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Tests">Its tests in their order; none if the answer does not compile.</param>
/// <param name="Errors">Why the answer cannot be judged: each with file and line.</param>
/// <param name="IsStopped">Whether the run was ended half-way: then it is no verdict.</param>
internal sealed record StageVerdict(StageFolder Stage, TestVerdict[] Tests, string[] Errors, bool IsStopped = false)
{
    public int Green => Tests.Count(test => test.Outcome == Outcome.Green);

    public bool IsGreen => Errors.Length == 0 && Tests.Length > 0 && Green == Tests.Length;
}

/// <summary>Compiles answers and runs the stage tests on them: the compiler warm, the tests loaded, the answers in a process of their own.</summary>
internal sealed class Judge : IDisposable
{
    private readonly TestRunner _runner = new(Repository.TestsOutput, Repository.Twin);

    /// <summary>How many tests a stage has.</summary>
    public int Count(StageFolder stage) => _runner.Count(stage.Slug);

    /// <summary>Judges a stage's exercise as it is on disk.</summary>
    public StageVerdict Run(StageFolder stage, Action<TestVerdict>? onVerdict = null) => Run(stage, stage.FilesIn(StageFolder.Exercises), onVerdict);

    /// <summary>Judges an answer to a stage, and hands over each verdict as it falls.</summary>
    public StageVerdict Run(StageFolder stage, SourceFile[] answer, Action<TestVerdict>? onVerdict = null)
    {
        var compilation = AnswerCompiler.Read(answer);
        if (AnswerCompiler.TryCompile(compilation, out var errors) is not { } compiled)
        {
            return new StageVerdict(stage, [], errors);
        }

        if (Surface.Missing(stage, compilation) is { Length: > 0 } missing)
        {
            return new StageVerdict(stage, [], [.. missing.Select(member => $"exercises/{stage}: the tests call {member}, which is not there as it was given.")]);
        }

        var tests = new List<TestVerdict>();
        _runner.Run(stage.Slug, compiled, test =>
        {
            tests.Add(test);
            onVerdict?.Invoke(test);
        });
        return new StageVerdict(stage, [.. tests], [], _runner.IsStopped);
    }

    /// <summary>Ends the run that goes on, from another thread: its verdict is not worth waiting for.</summary>
    public void Stop() => _runner.Stop();

    public void Dispose() => _runner.Dispose();
}
