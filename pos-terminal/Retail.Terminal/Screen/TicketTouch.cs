using Retail.Terminal.Api;

namespace Retail.Terminal.Screen;

/// <summary>
/// Which line of the ticket was touched last, by whatever means: that is the one that keys and buttons mean until a
/// person chooses another. Forgotten with the process; the last line does as well.
/// </summary>
internal sealed class TicketTouch(TimeProvider clock)
{
    private readonly Lock gate = new();
    private OrderId? sale;
    private Dictionary<string, decimal> quantities = [];
    private string? line;
    private long number;
    private DateTimeOffset at;

    /// <summary>Something was done to the ticket: what an earlier scan was refused for is no news any more.</summary>
    public void Note()
    {
        lock (gate)
        {
            at = clock.GetUtcNow();
        }
    }

    /// <summary>The line, the number of the touch and its time, as of this sale.</summary>
    public (string? Line, long Number, DateTimeOffset At) Of(SaleView? open)
    {
        lock (gate)
        {
            var now = open?.Lines.ToDictionary(one => one.Id, one => one.Quantity.Value, StringComparer.Ordinal) ?? [];
            var isSame = sale == open?.Id && now.Count == quantities.Count &&
                now.All(one => quantities.GetValueOrDefault(one.Key) == one.Value);
            if (!isSame)
            {
                line = open?.Lines.LastOrDefault(
                    one => sale != open.Id || quantities.GetValueOrDefault(one.Id) != one.Quantity.Value)?.Id;
                (sale, quantities) = (open?.Id, now);
                number++;
                at = clock.GetUtcNow();
            }

            return (line, number, at);
        }
    }
}
