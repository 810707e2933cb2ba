using System.Text.Json;

namespace Kata.Boards;

/// <summary>What the two pages get: all that they show, as text and numbers.</summary>
internal static class BoardView
{
    private const int MinGroup = 2;
    private const int MinHalf = 4;
    private const int MaxMistakes = 3;

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>Nobody's name, and nothing that only one learner does.</summary>
    public static byte[] OfProjector(Catalogue catalogue, Room room, DateTimeOffset now) => Json(new
    {
        Learners = room.Learners.Count,
        Half = room.Learners.Count >= MinHalf ? room.ReachedByHalf() : null,
        Stages = Array.ConvertAll(room.Stages(), stage => stage with
        {
            Green = Shown(stage.Green),
            Working = Shown(stage.Working),
        }),
        Mistakes = room.Mistakes(now).Where(mistake => mistake.Learners >= MinGroup).Take(MaxMistakes)
            .Select(mistake => Mistake(catalogue, mistake)),
        TimerEnds = room.TimerEnds?.ToUnixTimeMilliseconds(),
    });

    /// <summary>Everything, for the host alone.</summary>
    public static byte[] OfHost(
        Catalogue catalogue, Room room, IReadOnlyDictionary<Refusal, int> refused, DateTimeOffset now) => Json(new
        {
            Learners = room.Learners.OrderByDescending(learner => learner.IsStuck(now))
                .ThenBy(learner => learner.Nickname, StringComparer.OrdinalIgnoreCase)
                .Select(learner => Learner(catalogue, learner, now)),
            Half = room.ReachedByHalf(),
            Stages = room.Stages(),
            Mistakes = room.Mistakes(now).Take(MaxMistakes).Select(mistake => Mistake(catalogue, mistake)),
            TimerEnds = room.TimerEnds?.ToUnixTimeMilliseconds(),
            Refused = refused.Select(each => new { Why = Why(each.Key), Count = each.Value }),
        });

    private static byte[] Json(object view) => JsonSerializer.SerializeToUtf8Bytes(view, _options);

    private static int Shown(int learners) => learners < MinGroup ? 0 : learners;

    private static object Mistake(Catalogue catalogue, MistakeCount mistake) => new
    {
        mistake.Id,
        mistake.Story,
        mistake.Stage,
        catalogue.Stages[catalogue.IndexOf(mistake.Stage)].Title,
        mistake.Task,
        mistake.Learners,
    };

    private static object Learner(Catalogue catalogue, Learner learner, DateTimeOffset now) => new
    {
        learner.Id,
        learner.Nickname,
        learner.Beat?.Stage,
        learner.Beat?.Task,
        learner.Beat?.IsGreen,
        learner.Beat?.Mistake,
        Story = learner.Beat is { Mistake: { } id } beat ? catalogue.StoryOf(beat.Stage, id) : null,
        learner.Beat?.Hints,
        Minutes = (int)learner.OnTask(now).TotalMinutes,
        Quiet = (int)(now - learner.SeenAt).TotalMinutes,
        IsStuck = learner.IsStuck(now),
        IsAway = learner.IsAway(now),
    };

    private static string Why(Refusal refusal) => refusal switch
    {
        Refusal.Invalid => "not what kata sends",
        Refusal.TooLong => "too long",
        Refusal.TooOften => "too often",
        Refusal.Forged => "another learner's nickname",
        _ => "the room is full",
    };
}
