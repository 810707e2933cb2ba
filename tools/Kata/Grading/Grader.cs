using System.Collections.Concurrent;
using System.Text.Json;

namespace Kata.Grading;

/// <summary>Options for grading.</summary>
/// <param name="Sandbox">Isolates the submissions.</param>
/// <param name="HasAllowList">Whether to check the IL allow-list; only tests of the layers behind it don't.</param>
/// <param name="Lanes">How many submissions to grade in parallel.</param>
internal sealed record GraderOptions(Sandbox Sandbox, bool HasAllowList, int Lanes)
{
    /// <summary>Creates a judge for submissions.</summary>
    public Judge Judge() => new(Sandbox, TimeLimits.OfGrading);
}

/// <summary>Grades submissions in parallel, each in isolation.</summary>
/// <param name="grading">The plan, secret, version and sandbox, without submissions.</param>
/// <param name="journal">Has the known grades, and stores new ones.</param>
/// <param name="options">How.</param>
/// <param name="first">An existing judge for the first lane, which disposes it.</param>
internal sealed class Grader(Results grading, Journal journal, GraderOptions options, Judge first)
{
    private Judge? _first = first;

    /// <summary>Equal answers are judged once: later ones wait for the first.</summary>
    private readonly ConcurrentDictionary<string, Lazy<StageGrade[]>> _judged = [];

    /// <summary>Grades all submissions, in any order, and returns the results sorted by id.</summary>
    /// <param name="submissions">Functions that read the submissions, called by the lanes.</param>
    /// <param name="onGrade">Called for each grade, on any thread, with whether it was judged now.</param>
    public Results Run(IReadOnlyCollection<Func<Submission>> submissions, Action<Grade, bool>? onGrade = null)
    {
        var waiting = new ConcurrentQueue<Func<Submission>>(submissions);
        var grades = new ConcurrentBag<Grade>();
        Exception? failure = null;
        void Work()
        {
            Lane? lane = null;
            try
            {
                while (failure is null && waiting.TryDequeue(out var read))
                {
                    var submission = read();
                    var fingerprint = Fingerprints.Of(submission, grading);
                    var known = journal.Find(submission.Id, fingerprint) is { IsGraded: true } earlier ? earlier : null;
                    var grade = known is null
                        ? GradeNow(submission, fingerprint, ref lane)
                        : WithLateLoss(known with { Notes = submission.Notes }, submission);
                    grades.Add(grade);
                    if (known is null)
                    {
                        journal.Add(grade);
                    }

                    onGrade?.Invoke(grade, known is null);
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }
            finally
            {
                lane?.Dispose();
            }
        }

        Thread[] threads =
        [
            .. Enumerable.Range(0, Math.Clamp(options.Lanes, 1, Math.Max(1, submissions.Count)))
                .Select(_ => new Thread(Work) { IsBackground = true }),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Interlocked.Exchange(ref _first, null)?.Dispose();
        return failure is null
            ? grading with { Submissions = [.. grades.OrderBy(grade => grade.Id, StringComparer.Ordinal)] }
            : throw failure;
    }

    /// <summary>Identifies the grading that a journal belongs to.</summary>
    public static string Head(Results grading) => JsonSerializer.Serialize(grading with { Submissions = [] });

    private Grade GradeNow(Submission submission, string fingerprint, ref Lane? lane)
    {
        var judge =
            lane ??= new Lane(Interlocked.Exchange(ref _first, null) ?? options.Judge(), options.Sandbox, options.HasAllowList);
        var seed = Secret.SeedOf(grading.Secret, fingerprint);
        StageGrade[] stages;
        try
        {
            stages = _judged.GetOrAdd(fingerprint, _ =>
                new Lazy<StageGrade[]>(() => judge.Grade(grading.Plan, submission, seed))).Value;
        }
        catch (Exception exception) when (exception is not KataException)
        {
            // One submission must not abort a class's grading: a person will look at it.
            lane.Dispose();
            lane = null;
            _judged.TryRemove(fingerprint, out _);
            string[] errors = [$"The grader failed on it ({exception.GetType().Name}): nothing was decided. Please report it."];
            stages = [.. grading.Plan.Stages.Select(stage => StageGrades.Without(stage, StageState.NotGraded, [], errors))];
        }

        return WithLateLoss(
            new Grade(
                submission.Id, fingerprint, seed, null, 0, 0, grading.Plan.OutOf, submission.Problem, submission.Notes, stages),
            submission);
    }

    /// <summary>With the late penalty, which depends on the time and not on the files.</summary>
    private Grade WithLateLoss(Grade grade, Submission submission)
    {
        var loss = submission.HandedIn is { } handedIn && grading.Plan.Late is { } late ? late.Loss(handedIn, submission.Due) : 0;
        return grade with
        {
            HandedIn = submission.HandedIn,
            Due = submission.Due,
            Name = submission.Student?.Name,
            StudentId = submission.Student?.Id,
            LateLoss = loss,
            Points = Math.Round(grade.Stages.Sum(stage => stage.Points) * (1 - loss), 2, MidpointRounding.AwayFromZero),
        };
    }
}
