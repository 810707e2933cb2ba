using System.Threading.Channels;

namespace Kata.Boards;

/// <summary>
/// Reports verdicts to the room that was joined, if one was. It works in the background and only sends the newest verdict;
/// whatever goes wrong there, the learner is not disturbed.
/// </summary>
internal sealed class HeartbeatSender : IDisposable
{
    private static readonly BoundedChannelOptions _newest = new(1) { FullMode = BoundedChannelFullMode.DropOldest };

    private readonly Channel<StageVerdict> _verdicts = Channel.CreateBounded<StageVerdict>(_newest);
    private readonly Notes _notes = new();
    private readonly TimeSpan _patience;
    private readonly Task _ended;

    /// <param name="patience">How long the end may wait for the last report.</param>
    public HeartbeatSender(TimeSpan patience)
    {
        _patience = patience;
        _ended = Task.Run(Run);
    }

    /// <summary>Returns at once.</summary>
    public void Send(StageVerdict verdict) => _verdicts.Writer.TryWrite(verdict);

    public void Dispose()
    {
        _verdicts.Writer.Complete();
        _ended.Wait(_patience);
    }

    private async Task Run()
    {
        await foreach (var verdict in _verdicts.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                if (Membership.Load() is { } room)
                {
                    await Report(room, verdict).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UriFormatException)
            {
                // The next verdict is another try.
            }
        }
    }

    private async Task Report(Membership room, StageVerdict verdict)
    {
        var now = DateTimeOffset.UtcNow;
        var at = room.At(verdict.Stage.Slug, Score.Of(verdict).Task, now);
        if (at != room)
        {
            at.Save();
        }

        var minutes = (int)Math.Clamp((now - at.Since!.Value).TotalMinutes, 0, Catalogue.MaxMinutes);
        var hints = Math.Min(_notes.HintsShown(verdict.Stage, at.Task), Catalogue.MaxHints);
        await RoomClient.Send(at, Heartbeat.Of(verdict, hints, minutes)).ConfigureAwait(false);
    }
}
