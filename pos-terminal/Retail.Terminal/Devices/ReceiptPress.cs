using System.Globalization;
using Retail.Abstractions.Devices;
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
    private readonly PrinterProfile? model;
    private readonly Picture? logo;

    public ReceiptPress(TillOptions options)
    {
        culture = options.Culture;
        model = options.PrinterModel is { Length: > 0 } name ? Needed(PrinterCatalog.OfHouse.Find(name)) : null;
        logo = options.Logo is { Length: > 0 } path ? Needed(ReadLogo(path)) : null;
    }

    /// <summary>The original as text, as wide as the printer's paper.</summary>
    public string Text(CompletedSale sale, Enrolment till, IReceiptPrinter? printer) => string.Join(
        '\n', PlainReceipt.Write(Compose(sale, till, copy: 0), model?.Columns ?? printer?.Columns ?? UsualColumns));

    /// <summary>The job that prints it: in the commands of the printer's model, or as text when none is set.</summary>
    public ReadOnlyMemory<byte> Job(CompletedSale sale, Enrolment till, IReceiptPrinter printer, int copy)
    {
        var parts = Compose(sale, till, copy);

        // A plugin's printer says by itself when a job is out; it is not asked in the job.
        return model is null
            ? PlainReceipt.WriteJob(parts, printer.Columns)
            : EscPosReceipt.Write(parts, model, new JobOptions(PrintProof.Transfer)).Bytes;
    }

    private static T Needed<T>(Outcome<T> outcome) =>
        outcome.IsRefused ? throw new StartRefusedException(outcome.Refusal) : outcome.Value;

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
