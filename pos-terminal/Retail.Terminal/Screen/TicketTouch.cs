using Retail.Terminal.Api;

namespace Retail.Terminal.Screen;

/// <summary>
/// Which line of the ticket was touched last, by whatever means: that is the one that keys and buttons mean until a
/// person chooses another. Forgotten with the process; the last line does as well.
/// </summary>
internal sealed class TicketTouch
{
    private readonly Lock gate = new();
    private OrderId? sale;
    private Dictionary<string, decimal> quantities = [];
    private string? line;
    private long number;
    private DateTimeOffset? seen;
    private DateTimeOffset? past;

    /// <summary>
    /// The line and the number of the touch as of this sale, and whether what became of the last scan is still news: it
    /// is until the ticket is touched after it was seen.
    /// </summary>
    public (string? Line, long Number, bool IsNews) Of(SaleView? open, LastScanView? scan)
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
                past = seen;
            }

            seen = scan?.At;
            return (line, number, seen is not null && seen != past);
        }
    }
}
