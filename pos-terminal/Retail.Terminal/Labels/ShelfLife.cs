using System.Globalization;
using Retail.Devices.Barcodes;

namespace Retail.Terminal.Labels;

/// <summary>Whether the dates on a label let it be sold; the last day counts. Pure.</summary>
internal static class ShelfLife
{
    /// <summary>Why it is not sold, or null.</summary>
    /// <param name="barcode">The label.</param>
    /// <param name="now">The moment on the store's clock.</param>
    /// <param name="sellsPastBest">Whether what is past its best is sold all the same.</param>
    /// <param name="sku">The item.</param>
    public static Refusal? Check(Barcode barcode, DateTimeOffset now, bool sellsPastBest, string sku)
    {
        var (today, time) = (DateOnly.FromDateTime(now.DateTime), TimeOnly.FromDateTime(now.DateTime));
        if (barcode.Expiry is { } last && (last < today || (last == today && barcode.ExpiryTime < time)))
        {
            return No("label.expired", last, sku);
        }

        return sellsPastBest ? null
            : barcode.BestBefore is { } best && best < today ? No("label.past-best-before", best, sku)
            : barcode.SellBy is { } sell && sell < today ? No("label.past-sell-by", sell, sku)
            : null;
    }

    private static Refusal No(string code, DateOnly date, string sku) => Refusal.Of(
        RefusalKind.Rule, code, ("item", sku), ("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
