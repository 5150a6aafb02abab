using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Displaying;
using Retail.Devices.Ports;
using Retail.Devices.Printing;
using Retail.Devices.Serial;
using Retail.Devices.Tests.Serial;
using Retail.Testing.Devices.Displays;
using Retail.Testing.Processes;

namespace Retail.Devices.Tests.Displaying;

/// <summary>A customer's display that is driven over its port.</summary>
[Collection(nameof(Pty))]
public sealed class PortDisplayTests : IAsyncDisposable
{
    private static readonly PrinterProfile Letters = PrinterCatalog.OfHouse.FindDisplay("OCD-300").Value;

    private readonly CancellationTokenSource end = new(TimeSpan.FromMinutes(1));
    private Task running = Task.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_told_last_is_seen_also_after_it_was_unplugged(bool canRead)
    {
        var glass = new GlassDisplay { CanRead = canRead };
        var display = Run(glass);
        Assert.Null(display.Problem);
        display.Show(Text("Taza", "4,50 €"));
        await UntilAsync(() => glass.Shown.StartsWith("Taza          4,50 €|", StringComparison.Ordinal));
        Assert.Equal(DeviceState.Ready, display.State);

        glass.IsPlugged = false;
        display.Show(Text("Skipped", "1,00 €"));
        display.Show(Text("Total", "9,00 €"));
        await UntilAsync(() => display.State == DeviceState.Offline);
        Assert.Equal("device.display-away", display.Problem!.Code);
        glass.IsPlugged = true;
        await UntilAsync(() => glass.Shown.StartsWith("Total         9,00 €|", StringComparison.Ordinal));

        Assert.Equal((DeviceState.Ready, null), (display.State, display.Problem));
        Assert.DoesNotContain(glass.Seen, seen => seen.Contains("Skipped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_takes_nothing_holds_nobody_up_and_shows_only_the_newest_later()
    {
        var glass = new GlassDisplay { Refuses = true };
        var display = Run(glass);
        for (var i = 0; i < 10_000; i++)
        {
            display.Show(Text("Article", $"{i}"));
        }

        await UntilAsync(() => glass.Opened > 0);
        glass.Refuses = false;
        glass.IsPlugged = false;
        glass.IsPlugged = true;
        await UntilAsync(() => glass.Shown.Contains("9999", StringComparison.Ordinal));

        Assert.Single(glass.Seen);
    }

    [Fact]
    public async Task Its_bytes_are_kept_for_who_looks_for_a_fault()
    {
        var ring = new DiagnosticRing(100_000, TimeProvider.System);
        var glass = new GlassDisplay();
        Run(new WatchedPort(glass, ring)).Show(Text("Taza", "4,50 €"));
        await UntilAsync(() => glass.Seen.Count > 0);

        Assert.Contains("glass-display note opened", ring.Export(), StringComparison.Ordinal);
        Assert.Contains("glass-display out 7\n  000000  1B 40 1F 01", ring.Export(), StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task It_is_seen_at_the_end_of_a_serial_line()
    {
        using var line = new Pty();
        Run(new SerialPort(line.Path, 9_600, PortUse.Display, "serial-display")).Show(Text("Señal", "4,50 €"));

        var glass = new GlassCommands();
        var read = new byte[1];
        do
        {
            await line.ReadAsync(read, end.Token);
        }
        while (!glass.Take(read[0]) || glass.Shown[0] == ' ');

        Assert.Equal("Señal         4,50 €|lower line          ", glass.Shown);
    }

    [Fact]
    public async Task Why_it_cannot_be_reached_is_told()
    {
        var display = Run(
            new NetworkPort("127.0.0.1", FreePort.Take(), PortUse.Display, "network-display", TimeProvider.System));

        await UntilAsync(() => display.Problem is not null);

        Assert.Equal(DeviceState.Offline, display.State);
        Assert.Equal("device.connection-refused", display.Problem!.Code);
        Assert.StartsWith("127.0.0.1:", display.Problem.Arguments["address"], StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private static DisplayText Text(string text, string amount) =>
        new(new DisplayLine(text, amount), new DisplayLine("lower line"));

    private PortDisplay Run(IBytePort port)
    {
        var display = new PortDisplay(port, Letters, TimeProvider.System);
        running = display.RunAsync(end.Token);
        return display;
    }

    private async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            await Task.Delay(10, end.Token);
        }
    }
}
