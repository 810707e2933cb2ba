using System.Collections.Concurrent;
using System.Text.Json;

namespace Kata.Grading;

/// <summary>How a class is graded.</summary>
/// <param name="Sandbox">What holds the submissions.</param>
/// <param name="HasAllowList">Whether the IL allow-list is asked; it is always, but in the tests of the layers behind it.</param>
/// <param name="Lanes">How many are graded at a time.</param>
internal sealed record GraderOptions(Sandbox Sandbox, bool HasAllowList, int Lanes)
{
    /// <summary>An honest test takes a hundredth of it; on a busy machine it must not be red for that.</summary>
    private static readonly TimeSpan _minLimit = TimeSpan.FromSeconds(3);

    /// <summary>A judge of submissions.</summary>
    public Judge Judge() => new(Sandbox, _minLimit);
}

/// <summary>Grades submissions, several at a time, each as if it were alone.</summary>
/// <param name="grading">The plan, the seed, the version and the sandbox; no submissions yet.</param>
/// <param name="journal">Knows the grades that are done, and keeps the others.</param>
/// <param name="options">How.</param>
/// <param name="first">A judge that is there already, for the first lane; disposed with it.</param>
internal sealed class Grader(Results grading, Journal journal, GraderOptions options, Judge first)
{
    private Judge? _first = first;

    /// <summary>Equal answers are judged once: the first that has them judges, the others wait for it.</summary>
    private readonly ConcurrentDictionary<string, Lazy<StageGrade[]>> _judged = [];

    /// <summary>Grades them all, in whatever order, and gives back the results in the order of their ids.</summary>
    /// <param name="submissions">How each is read: what it is, is found out by a lane.</param>
    /// <param name="onGrade">Called at each grade, from any thread, with whether it was judged now.</param>
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
                    var known = journal.Find(submission.Id, fingerprint);
                    var grade = known is null ? GradeNow(submission, fingerprint, ref lane) : WithLateLoss(known with { Notes = submission.Notes }, submission);
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

        Thread[] threads = [.. Enumerable.Range(0, Math.Clamp(options.Lanes, 1, Math.Max(1, submissions.Count))).Select(_ => new Thread(Work) { IsBackground = true })];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Interlocked.Exchange(ref _first, null)?.Dispose();
        return failure is null ? grading with { Submissions = [.. grades.OrderBy(grade => grade.Id, StringComparer.Ordinal)] } : throw failure;
    }

    /// <summary>What says which grading a journal is of.</summary>
    public static string Head(Results grading) => JsonSerializer.Serialize(grading with { Submissions = [] });

    private Grade GradeNow(Submission submission, string fingerprint, ref Lane? lane)
    {
        var judge = lane ??= new Lane(Interlocked.Exchange(ref _first, null) ?? options.Judge(), options.Sandbox, options.HasAllowList);
        StageGrade[] stages;
        try
        {
            stages = _judged.GetOrAdd(fingerprint, _ => new Lazy<StageGrade[]>(() => judge.Grade(grading.Plan, submission))).Value;
        }
        catch (Exception exception) when (exception is not KataException)
        {
            // One submission must not end a class's grading, whatever it found: a person looks at it.
            lane.Dispose();
            lane = null;
            _judged.TryRemove(fingerprint, out _);
            string[] errors = [$"The grader failed on it ({exception.GetType().Name}): nothing was decided. Please report it."];
            stages = [.. grading.Plan.Stages.Select(stage => StageGrades.Without(stage, StageState.NotGraded, [], errors))];
        }

        return WithLateLoss(new Grade(submission.Id, fingerprint, null, 0, 0, grading.Plan.OutOf, submission.Problem, submission.Notes, stages), submission);
    }

    /// <summary>With what being late costs: a thing of the day, not of the files.</summary>
    private Grade WithLateLoss(Grade grade, Submission submission)
    {
        var loss = submission.HandedIn is { } handedIn && grading.Plan.Late is { } late ? late.Loss(handedIn) : 0;
        return grade with
        {
            HandedIn = submission.HandedIn,
            LateLoss = loss,
            Points = Math.Round(grade.Stages.Sum(stage => stage.Points) * (1 - loss), 2, MidpointRounding.AwayFromZero),
        };
    }
}
