using Retail.Abstractions.Devices;
using Retail.Devices.Printing;

namespace Retail.Terminal.Devices;

/// <summary>A printer at a port, driven by this program.</summary>
internal sealed class PortPrinter(EscPosPrinter printer) : ITillPrinter
{
    public event Action? Changed
    {
        add => printer.Changed += value;
        remove => printer.Changed -= value;
    }

    public string Id => printer.Id;

    public int Columns => printer.Profile.Columns;

    public DeviceState State => printer.State;

    public Refusal? Problem => printer.Problem;

    public bool? DrawerHigh => printer.Condition is var told && (told.Known & PrinterFacts.DrawerHigh) != 0
        ? told.Has(PrinterFacts.DrawerHigh)
        : null;

    public bool IsBusy => false;

    public void Start(int unfinishedBytes) => printer.Start(unfinishedBytes);

    public Task<PrintEnd> PrintAsync(PaperReceipt receipt, CancellationToken cancellationToken) =>
        printer.PrintAsync(receipt.Job, cancellationToken);

    public async Task<bool> OpenDrawerAsync(DrawerPin pin, CancellationToken cancellationToken)
    {
        await printer.OpenDrawerAsync(pin, cancellationToken);
        return true;
    }

    public ValueTask DisposeAsync() => printer.DisposeAsync();
}
