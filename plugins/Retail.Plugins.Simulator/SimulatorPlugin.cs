using Retail.Abstractions.Plugins;

namespace Retail.Plugins.Simulator;

/// <summary>
/// Payment, scanner, scale, printer and customer's display without hardware or accounts, for demos and tests.
/// </summary>
public sealed class SimulatorPlugin : IRetailPlugin
{
    private PaymentBook? book;

    /// <inheritdoc/>
    public ValueTask StartAsync(IPluginContext context, CancellationToken cancellationToken)
    {
        book = PaymentBook.Open(Path.Combine(context.DataDirectory, "payments.jsonl"));
        context.Offer(new SimulatedPayments(book, context.Clock));
        if (context.Host == PluginHostKind.Terminal)
        {
            var scanner = new SimulatedScanner();
            var printer = new SimulatedPrinter(Path.Combine(context.DataDirectory, "paper"), context.Clock);
            var scale = new SimulatedScale();
            context.Offer(scanner);
            context.Offer(scale);
            var display = new SimulatedDisplay();
            context.Offer(printer);
            context.Offer(display);
            context.Map(endpoints => SimulatorEndpoints.Map(endpoints, scanner, printer, scale, display));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        book?.Dispose();
        return ValueTask.CompletedTask;
    }
}
