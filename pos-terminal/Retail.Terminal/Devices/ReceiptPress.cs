using System.Globalization;
using Retail.Abstractions.Terminals;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;

namespace Retail.Terminal.Devices;

/// <summary>How this till's receipts look: on the screen, and as the bytes that its printer takes.</summary>
internal sealed class ReceiptPress
{
    private const int UsualColumns = 42;
    private const int MaxLogoBytes = 1_000_000;

    private readonly CultureInfo culture;
    private readonly Picture? logo;

    public ReceiptPress(TillOptions options)
    {
        culture = options.Culture;
        Model = options.PrinterModel is { Length: > 0 } name
            ? StartRefusedException.Need(PrinterCatalog.OfHouse.Find(name))
            : null;
        logo = options.Logo is { Length: > 0 } path ? StartRefusedException.Need(ReadLogo(path)) : null;
    }

    /// <summary>The printer's model, or null when the settings name none.</summary>
    public PrinterProfile? Model { get; }

    /// <summary>The same receipt as SVG, as wide as the printer's paper.</summary>
    public string Draw(CompletedSale sale, Enrolment till, int copy, ITillPrinter? printer) =>
        SvgReceipt.Write(Compose(sale, till, copy), Model?.Columns ?? printer?.Columns ?? UsualColumns);

    /// <summary>The job that prints it on this model.</summary>
    public PrintJob Job(CompletedSale sale, Enrolment till, int copy, PrinterProfile model, JobOptions options) =>
        EscPosReceipt.Write(Compose(sale, till, copy), model, options);

    /// <summary>The job for a plugin's printer, which says by itself when it is out: the job does not ask.</summary>
    public ReadOnlyMemory<byte> Plain(CompletedSale sale, Enrolment till, int copy, int columns) => Model is null
        ? PlainReceipt.WriteJob(Compose(sale, till, copy), columns)
        : Job(sale, till, copy, Model, new JobOptions(PrintProof.Transfer)).Bytes;

    private static Outcome<Picture> ReadLogo(string path)
    {
        var file = new FileInfo(path);
        return file is { Exists: true, Length: <= MaxLogoBytes }
            ? Picture.ReadPbm(File.ReadAllBytes(path))
            : Refusal.Of(RefusalKind.NotFound, "till.no-logo", ("path", path));
    }

    private IReadOnlyList<ReceiptPart> Compose(CompletedSale sale, Enrolment till, int copy) =>
        ReceiptComposer.Compose(ReceiptDocument.Of(sale, till, copy), culture, logo);
}
