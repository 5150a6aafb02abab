namespace Retail.Commerce.Tests.Merchandising;

/// <summary>A clock that moves only when a test says so.</summary>
internal sealed class ShopClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
