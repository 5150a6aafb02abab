namespace Retail.Terminal.Tests.Stubs;

/// <summary>The machine's clock, moved by as much as a test likes; timers run as usual, or faster.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    /// <summary>How many times faster new timers run.</summary>
    public int Pace { get; set; } = 1;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Paced(dueTime), Paced(period));

    private TimeSpan Paced(TimeSpan time) => time > TimeSpan.Zero ? time / Pace : time;
}
