namespace Retail.Terminal.Tests.Stubs;

/// <summary>The machine's clock, moved by as much as a test likes; timers run as usual.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
