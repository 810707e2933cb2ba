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
/// <param name="sandbox">What holds the answers' process; nothing if not said, for the learner's own.</param>
/// <param name="leastLimit">What every test may take at least, whatever it asks for.</param>
internal sealed class Judge(Sandbox? sandbox = null, TimeSpan leastLimit = default) : IDisposable
{
    /// <summary>Loaded while the first answer is compiled.</summary>
    private readonly Task<TestRunner> _runner = Task.Run(() => new TestRunner(Repository.TestsOutput, Repository.Proxies, new HostBridge(sandbox ?? Sandbox.None, leastLimit)));

    /// <summary>A stage's tests, in their order: the sentence that each proves, and its task.</summary>
    public (string Name, int Task)[] Tests(StageFolder stage) => Runner.Tests(stage.Slug);

    /// <summary>Judges a stage's exercise as it is on disk.</summary>
    public StageVerdict Run(StageFolder stage, Action<TestVerdict>? onVerdict = null) => Run(stage, stage.FilesIn(StageFolder.Exercises), onVerdict);

    /// <summary>Judges an answer to a stage, and hands over each verdict as it falls.</summary>
    public StageVerdict Run(StageFolder stage, SourceFile[] answer, Action<TestVerdict>? onVerdict = null)
    {
        var compilation = StageCompiler.Compile(stage.Slug, stage.Name, Surface.Of(stage), answer);
        return compilation.Answer is { } compiled ? Run(stage, compiled, onVerdict) : new StageVerdict(stage, [], compilation.Errors);
    }

    /// <summary>Judges an answer that is compiled already.</summary>
    public StageVerdict Run(StageFolder stage, CompiledAnswer answer, Action<TestVerdict>? onVerdict = null)
    {
        var tests = new List<TestVerdict>();
        Runner.Run(stage.Slug, answer, test =>
        {
            tests.Add(test);
            onVerdict?.Invoke(test);
        });
        return new StageVerdict(stage, [.. tests], [], Runner.IsStopped);
    }

    /// <summary>Ends the answers' process and forgets them: what is judged next meets nothing of them.</summary>
    public void Forget() => Runner.Forget();

    /// <summary>Ends the run that goes on, from another thread: its verdict is not worth waiting for.</summary>
    public void Stop() => Runner.Stop();

    public void Dispose() => Runner.Dispose();

    private TestRunner Runner => _runner.GetAwaiter().GetResult();
}
