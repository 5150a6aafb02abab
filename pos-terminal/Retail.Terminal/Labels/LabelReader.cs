using Retail.Abstractions.Quotes;
using Retail.Devices.Barcodes;
using Retail.Publications;
using Retail.Terminal.Enrolling;

namespace Retail.Terminal.Labels;

/// <summary>Reads labels for this till: by its masks, its clock, its recalls.</summary>
internal sealed class LabelReader
{
    private readonly BarcodeReader reader;
    private readonly Recalls recalls;
    private readonly bool sellsPastBest;
    private readonly TimeProvider clock;

    /// <summary>Throws <see cref="StartRefusedException"/> for a setting that cannot be read.</summary>
    public LabelReader(TillOptions options, TimeProvider clock)
    {
        reader = new BarcodeReader(Need(MeasureMasks.Parse(options.BarcodeMasks)));
        recalls = Need(Recalls.Parse(options.Recalls));
        (sellsPastBest, this.clock) = (options.SellsPastBest, clock);
    }

    /// <summary>What a scan or a typed text is, before anybody asks whether it is sold.</summary>
    public Outcome<Barcode> Read(string text, EnrolledTill till) =>
        reader.Read(text, DateOnly.FromDateTime(till.InStore(clock.GetUtcNow()).DateTime));

    /// <summary>The goods that a label is on and how much of them, or why they are not sold.</summary>
    public Outcome<LabelledGoods> Goods(string text, EnrolledTill till, PublicationFile file, QuoteContext context) =>
        Read(text, till).Then(barcode => barcode.Gtin is not { } gtin
            ? Refusal.Of(
                RefusalKind.Rule,
                barcode.Content == ScannedContent.Text ? "device.unreadable-barcode" : "label.no-item",
                ("data", ScannedText.Shorten(text)))
            : Goods(barcode, gtin, till, file, context));

    private Outcome<LabelledGoods> Goods(
        Barcode barcode, Gtin gtin, EnrolledTill till, PublicationFile file, QuoteContext context)
    {
        if (file.FindByGtin(gtin) is not { } goods)
        {
            return Refusal.Of(RefusalKind.NotFound, "catalog.unknown-barcode", ("barcode", gtin.ToString()));
        }

        var sku = goods.Variant.Sku;
        var no = recalls.Check(gtin, barcode.Batch, sku) ??
            ShelfLife.Check(barcode, till.InStore(clock.GetUtcNow()), sellsPastBest, sku);
        return no ?? LabelQuantity.Of(barcode, goods, context, file.Book)
            .Select(quantity => new LabelledGoods(
                goods, quantity, barcode.Measure is not null || barcode.Price is not null));
    }

    private static T Need<T>(Outcome<T> setting) =>
        setting.IsRefused ? throw new StartRefusedException(setting.Refusal) : setting.Value;
}
