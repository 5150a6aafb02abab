namespace Retail.Commerce.Tests.Server;

/// <summary>The server's clock: real time, moved by as much as a test says.</summary>
internal sealed class ServerClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Advance(TimeSpan time) => ahead += time;
}
