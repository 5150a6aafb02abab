using System.Collections.Frozen;

namespace Retail.Terminal.Labels;

/// <summary>
/// Goods that must not be sold: a batch of an item, <c>05000112637922/LOT7</c>, or all of it, <c>05000112637922</c>.
/// They are the till's setting <c>Retail:Recalls</c>, for now: they belong in a feed of the server's that reaches every
/// till at once, not in the next publication.
/// </summary>
internal sealed class Recalls
{
    private readonly FrozenSet<Gtin> items;
    private readonly FrozenSet<(Gtin Item, string Batch)> batches;

    private Recalls(IReadOnlyCollection<(Gtin Item, string? Batch)> recalled)
    {
        items = recalled.Where(one => one.Batch is null).Select(one => one.Item).ToFrozenSet();
        batches = recalled.Where(one => one.Batch is not null).Select(one => (one.Item, one.Batch!)).ToFrozenSet();
    }

    /// <summary>Reads the setting, or <c>label.bad-recall</c>.</summary>
    public static Outcome<Recalls> Parse(IEnumerable<string> texts)
    {
        var recalled = new List<(Gtin Item, string? Batch)>();
        foreach (var text in texts)
        {
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            if (!Gtin.TryParse(slash < 0 ? text : text[..slash], out var item) || slash == text.Length - 1)
            {
                return Refusal.Of(RefusalKind.Malformed, "label.bad-recall", ("recall", text));
            }

            recalled.Add((item, slash < 0 ? null : text[(slash + 1)..]));
        }

        return new Recalls(recalled);
    }

    /// <summary>Why this item of this batch is not sold, or null.</summary>
    public Refusal? Check(Gtin item, string? batch, string sku) =>
        items.Contains(item) ? Refusal.Of(RefusalKind.Rule, "label.item-recalled", ("item", sku))
            : batch is not null && batches.Contains((item, batch))
                ? Refusal.Of(RefusalKind.Rule, "label.batch-recalled", ("item", sku), ("batch", batch))
            : null;
}
