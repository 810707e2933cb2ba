using Kata.Wire;

namespace Kata.Engine;

/// <summary>A stage's verdict.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Tests">Its tests in order; empty if the answer doesn't compile.</param>
/// <param name="Errors">Why the answer can't be judged, each with file and line.</param>
/// <param name="IsStopped">Whether the run was cancelled: then this is no verdict.</param>
internal sealed record StageVerdict(StageFolder Stage, TestVerdict[] Tests, string[] Errors, bool IsStopped = false)
{
    /// <summary>The assembly that was judged; null if there is none.</summary>
    public CompiledAnswer? Answer { get; init; }

    /// <summary>The first case that has a computation graph, if the judge explains.</summary>
    public WorkedCase? Example { get; init; }

    public int Green => Tests.Count(test => test.Outcome == Outcome.Green);

    public bool IsGreen => Errors.Length == 0 && Tests.Length > 0 && Green == Tests.Length;
}

/// <summary>
/// Compiles answers and runs the stage tests on them. The compiler stays warm and the tests stay loaded; the answers run in a
/// worker.
/// </summary>
/// <param name="sandbox">Isolates the worker; null for the learner's own code.</param>
/// <param name="limits">The time limits; if not given, those of the tests alone.</param>
internal sealed class Judge(Sandbox? sandbox = null, TimeLimits? limits = null) : IDisposable
{
    /// <summary>Loaded while the first answer is compiled.</summary>
    private readonly Task<TestRunner> _runner = Task.Run(() =>
        new TestRunner(new WorkerBridge(sandbox ?? Sandbox.None, limits ?? TimeLimits.OfTests)));

    /// <summary>Whether verdicts have the steps of the failing cases.</summary>
    public bool Explains { get; init; }

    /// <summary>The seed of the random cases.</summary>
    public int Seed
    {
        get => Runner.Seed;
        set => Runner.Seed = value;
    }

    /// <summary>What the proxies call; the worker by default. The course's proofs listen in here.</summary>
    public Func<IBridge, IBridge> Around
    {
        get => Runner.Around;
        set => Runner.Around = value;
    }

    /// <summary>A stage's tests in order: their names and tasks.</summary>
    public (string Name, int Task)[] Tests(StageFolder stage) => Runner.Tests(stage.Slug);

    /// <summary>Judges a stage's exercise as it is on disk.</summary>
    public StageVerdict Run(StageFolder stage, Action<TestVerdict>? onVerdict = null) =>
        Run(stage, stage.FilesIn(StageFolder.Exercises), onVerdict);

    /// <summary>Judges an answer to a stage, and reports each verdict as soon as it is known.</summary>
    public StageVerdict Run(
        StageFolder stage, SourceFile[] answer, Action<TestVerdict>? onVerdict = null, Predicate<TestTraits>? asks = null)
    {
        var compilation = StageCompiler.Compile(stage.Slug, stage.Name, TestedApi.Of(stage), answer);
        return compilation.Answer is { } compiled
            ? Run(stage, compiled, onVerdict, asks) with { Answer = compiled }
            : new StageVerdict(stage, [], [.. OtherFiles.Missing(stage, answer), .. compilation.Errors]);
    }

    /// <summary>Judges a compiled answer, by all tests or by those that are asked for.</summary>
    public StageVerdict Run(
        StageFolder stage, CompiledAnswer answer, Action<TestVerdict>? onVerdict = null, Predicate<TestTraits>? asks = null)
    {
        var tests = new List<TestVerdict>();
        Runner.Run(
            stage.Slug,
            answer,
            test =>
            {
                tests.Add(test);
                onVerdict?.Invoke(test);
            },
            asks,
            Explains);
        return new StageVerdict(stage, [.. tests], [], Runner.IsStopped) { Example = Runner.Example };
    }

    /// <summary>Discards the worker and forgets the answers, so that none affects the next.</summary>
    public void Forget() => Runner.Forget();

    /// <summary>
    /// Cancels the current run, from another thread, and the next ones until <see cref="Resume"/>: a run that only compiles yet
    /// would go on otherwise.
    /// </summary>
    public void Stop() => Runner.Stop();

    /// <summary>Allows runs again.</summary>
    public void Resume()
    {
        // Before the tests are loaded nothing was cancelled, and the first answer is compiled meanwhile.
        if (_runner.IsCompleted)
        {
            Runner.Resume();
        }
    }

    public void Dispose() => Runner.Dispose();

    private TestRunner Runner => _runner.GetAwaiter().GetResult();
}
