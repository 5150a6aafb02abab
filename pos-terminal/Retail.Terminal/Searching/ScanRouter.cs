using Retail.Devices.Scanning;
using Retail.Pricing.Promotions.Conditions;
using Retail.Publications;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Searching;

/// <summary>
/// The one field of the till: finds out what was scanned or typed and gives it to the desk that knows. A barcode comes
/// before an SKU, an SKU before a code of a handoff, that before a coupon, and all of them before words to search for.
/// </summary>
internal sealed class ScanRouter(
    TillDatabase database, TillEnrolment enrolment, TillCatalog catalog, SaleDesk sales, ClaimDesk claims,
    TimeProvider clock)
{
    private const int ChoicesShown = 24;

    public async Task<Outcome<ScanAnswer>> ScanAsync(
        string text, Operation operation, CancellationToken cancellationToken)
    {
        var read = ScanText.Read(text);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        if (enrolment.Current is not { } till)
        {
            return enrolment.Required.Refusal!;
        }

        var scan = read.Value;
        if (scan.IsLink)
        {
            return await ClaimAsync(scan, operation, cancellationToken);
        }

        var open = database.Read(session => session.SlotSale());
        var book = open is null
            ? till.PublicationAt(clock.GetUtcNow())
            : till.Publication(open.Guarantee.Publication);
        if (book.IsRefused)
        {
            return scan.IsHandoff ? await ClaimAsync(scan, operation, cancellationToken) : book.Refusal;
        }

        if (Item(scan, book.Value) is { } item)
        {
            return await AddAsync(item, operation, cancellationToken);
        }

        if (scan.IsHandoff)
        {
            return await ClaimAsync(scan, operation, cancellationToken);
        }

        return IsCoupon(scan, book.Value)
            ? (await sales.AddCodeAsync(scan.Content, operation, cancellationToken)).Select(
                sale => new ScanAnswer(ScanKind.Code, sale, null, 1, []))
            : await SearchAsync(scan, operation, cancellationToken);
    }

    /// <summary>
    /// What is to be rung up: a barcode, also one that nobody knows, for it is told as such; or an SKU.
    /// </summary>
    private static AddToSale? Item(ScanText scan, PublicationFile file)
    {
        var gtin = BarcodeReader.Read(scan.Content);
        var known = (gtin.IsRefused ? null : file.FindByGtin(gtin.Value)) ?? file.Find(scan.Content.ToUpperInvariant());
        return known is not null ? new AddToSale(known.Variant.Sku, null, scan.Quantity)
            : !gtin.IsRefused || scan.LooksLikeBarcode ? new AddToSale(null, scan.Content, scan.Quantity)
            : null;
    }

    private static bool IsCoupon(ScanText scan, PublicationFile file) =>
        scan.Quantity == 1 && file.Book.Content.Promotions
            .SelectMany(promotion => promotion.Conditions.OfType<CouponEntered>())
            .Any(coupon => coupon.Codes.Contains(scan.Content.ToUpperInvariant(), StringComparer.Ordinal));

    private async Task<Outcome<ScanAnswer>> AddAsync(
        AddToSale item, Operation operation, CancellationToken cancellationToken)
    {
        var added = await sales.AddAsync(item, operation, cancellationToken);
        return added.Select(sale => new ScanAnswer(
            ScanKind.Line, sale, sale.Lines.LastOrDefault(line => line.Sku == item.Sku)?.Id, item.Quantity, []));
    }

    private async Task<Outcome<ScanAnswer>> ClaimAsync(
        ScanText scan, Operation operation, CancellationToken cancellationToken) =>
        (await claims.ClaimAsync(new ClaimSale(scan.Content.TrimEnd('/')), operation, cancellationToken)).Select(
            sale => new ScanAnswer(ScanKind.Claim, sale, null, 1, []));

    private async Task<Outcome<ScanAnswer>> SearchAsync(
        ScanText scan, Operation operation, CancellationToken cancellationToken)
    {
        var found = catalog.Search(scan.Content, null, null, ChoicesShown);
        if (found.IsRefused || found.Value.Count > 0)
        {
            return found.Select(choices => new ScanAnswer(ScanKind.Choices, null, null, scan.Quantity, choices));
        }

        return scan.IsBareCode
            ? await ClaimAsync(scan, operation, cancellationToken)
            : Refusal.Of(RefusalKind.NotFound, "till.nothing-found", ("text", BarcodeReader.Shorten(scan.Content)));
    }
}
