using Retail.Devices.Barcodes;
using Retail.Pricing.Promotions.Conditions;
using Retail.Publications;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Journal;
using Retail.Terminal.Labels;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Searching;

/// <summary>
/// The one field of the till: finds out what was scanned or typed and gives it to the desk that knows. A receipt of
/// this till comes before a barcode, that before an SKU, an SKU before another till's receipt and a code of a handoff,
/// those before a coupon, and all of them before words to search for.
/// </summary>
internal sealed class ScanRouter(
    TillDatabase database, TillEnrolment enrolment, TillCatalog catalog, LabelReader labels, SaleDesk sales,
    ClaimDesk claims, ReceiptDesk receipts, TimeProvider clock)
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
        if (receipts.IsOwn(scan.Content))
        {
            return LookAt(scan.Content.ToUpperInvariant());
        }

        var barcode = labels.Read(scan.Barcode, till);
        var isItem = barcode is { IsRefused: false, Value.Gtin: not null };
        if (scan.IsLink && !isItem)
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

        var known = (isItem ? book.Value.FindByGtin(barcode.Value.Gtin!.Value) : null)?.Variant.Sku;
        var labelled = new AddToSale(null, scan.Barcode, scan.Quantity, !scan.IsCounted);
        if (known is not null)
        {
            return await AddAsync(labelled, known, operation, cancellationToken);
        }

        if (book.Value.Find(scan.Content.ToUpperInvariant())?.Variant.Sku is { } sku)
        {
            return await AddAsync(
                new AddToSale(sku, null, scan.Quantity, !scan.IsCounted), sku, operation, cancellationToken);
        }

        // A barcode that nobody knows, or that cannot be read, is told as such.
        if (isItem || IsMeantAsBarcode(scan, barcode))
        {
            return await AddAsync(labelled, null, operation, cancellationToken);
        }

        if (scan.LooksLikeReceipt)
        {
            return Refusal.Of(
                RefusalKind.NotFound, "till.receipt-elsewhere", ("receipt", ScannedText.Shorten(scan.Content)));
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

    /// <summary>Digits as many as a barcode has, GS1 data without an item or with a fault in it.</summary>
    private static bool IsMeantAsBarcode(ScanText scan, Outcome<Barcode> barcode) =>
        scan.LooksLikeBarcode || barcode.IsRefused || barcode.Value.Content != ScannedContent.Text;

    private static bool IsCoupon(ScanText scan, PublicationFile file) =>
        scan.Quantity == 1 && file.Book.Content.Promotions
            .SelectMany(promotion => promotion.Conditions.OfType<CouponEntered>())
            .Any(coupon => coupon.Codes.Contains(scan.Content.ToUpperInvariant(), StringComparer.Ordinal));

    private Outcome<ScanAnswer> LookAt(string receipt) => receipts.Read(receipt).Select(
        _ => new ScanAnswer(ScanKind.Receipt, null, null, 1, []) { Receipt = receipt });

    private async Task<Outcome<ScanAnswer>> AddAsync(
        AddToSale item, string? sku, Operation operation, CancellationToken cancellationToken)
    {
        var added = await sales.AddAsync(item, operation, cancellationToken);
        return added.Select(sale => new ScanAnswer(
            ScanKind.Line, sale, sale.Lines.LastOrDefault(line => line.Sku == sku)?.Id, item.Quantity, []));
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
            : Refusal.Of(RefusalKind.NotFound, "till.nothing-found", ("text", ScannedText.Shorten(scan.Content)));
    }
}
