using Retail.Devices.Receipts;

namespace Retail.Devices.Printing;

/// <summary>Writes a receipt as the job of a receipt printer. A pure function.</summary>
public static class EscPosReceipt
{
    /// <summary>The job of this model.</summary>
    public static PrintJob Write(
        IReadOnlyList<ReceiptPart> parts, PrinterProfile profile, JobOptions options = default)
    {
        var sheet = new EscPosSheet(profile);
        if (options.Drawer is { } pin)
        {
            sheet.OpenDrawer(pin);
        }

        ReceiptLayout.Write(parts, profile.Columns, sheet);
        return sheet.Job(options);
    }
}
