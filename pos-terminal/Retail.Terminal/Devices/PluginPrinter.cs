using Retail.Abstractions.Devices;
using Retail.Devices.Printing;

namespace Retail.Terminal.Devices;

/// <summary>A plugin's printer, which takes a receipt and says by itself when it is out.</summary>
internal sealed class PluginPrinter(IReceiptPrinter printer, TimeProvider clock, ILogger logger) : ITillPrinter
{
    private static readonly TimeSpan JobLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private Task job = Task.CompletedTask;

    public event Action? Changed
    {
        add => printer.StateChanged += value;
        remove => printer.StateChanged -= value;
    }

    public string Id => printer.Id;

    public int Columns => printer.Columns;

    public DeviceState State => printer.State;

    public Refusal? Problem => null;

    public bool? DrawerHigh => null;

    public bool IsBusy => !job.IsCompleted;

    public void Start(int unfinishedBytes)
    {
        // The plugin opened it.
    }

    public async Task<PrintEnd> PrintAsync(PaperReceipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = receipt.Plain(printer.Columns);
            using var limit = new CancellationTokenSource(JobLimit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var token = either.Token;

            // It may block its caller, or never answer.
            var printing = Task.Run(() => printer.PrintAsync(bytes, token), CancellationToken.None);
            job = printing;
            return await printing.WaitAsync(JobLimit + Grace, clock, cancellationToken) == DeviceState.Ready
                ? End(PrintVerdict.Printed)
                : End(PrintVerdict.SendAgain);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it throws, the sale stands and the print is tried again.
            DeviceLog.PrintUnknown(logger, receipt.Sale.Receipt, failure);
            return End(PrintVerdict.PrintCopy);
        }
    }

    public Task<bool> OpenDrawerAsync(DrawerPin pin, CancellationToken cancellationToken) => Task.FromResult(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static PrintEnd End(PrintVerdict verdict) => new(verdict, 0, PrintProof.AnswerInTurn);
}
