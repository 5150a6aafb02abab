using Retail.Abstractions.Terminals;
using Retail.Devices.Printing;

namespace Retail.Terminal.Devices;

/// <summary>One print of a receipt, as whichever printer takes it.</summary>
/// <param name="Press">How this till's receipts look.</param>
/// <param name="Sale">What was sold.</param>
/// <param name="Till">Where.</param>
/// <param name="Copy">0 for the original; a copy says so, with this number.</param>
internal sealed record PaperReceipt(ReceiptPress Press, CompletedSale Sale, Enrolment Till, int Copy)
{
    /// <summary>For a printer that this program drives.</summary>
    public PrintJob Job(PrinterProfile model, JobOptions options) => Press.Job(Sale, Till, Copy, model, options);

    /// <summary>For a plugin's printer: in the commands of the model that is set, else as text.</summary>
    public ReadOnlyMemory<byte> Plain(int columns) => Press.Plain(Sale, Till, Copy, columns);
}
