using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Retail.Abstractions.Devices;
using Retail.Devices.Scanning;
using Retail.Devices.Serial;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Kernel;

/// <summary>
/// A scanner that plays a keyboard: its keys are the till's alone as long as the till has it, and the layout of the
/// system's console changes nothing.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class KernelKeyboard
{
    private const string Folder = "/dev/input/by-id";
    private const string Console = "/dev/tty1";
    private const int Scans = 30;
    private const int MostTries = 20;

    // As fast as scanners type that are asked every few milliseconds.
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Gadget gadget)
    {
        var path = await FindAsync();
        KeyMap.WriteWith(Console, key: 16, 'a');
        using var console = new Listener(Console, isTerminal: true);
        await AskWhoHearsAsync(gadget, path, console);

        var scanner = new KeyboardScanner(path, TimeProvider.System);
        using (var end = new CancellationTokenSource())
        {
            var scans = new ConcurrentQueue<Outcome<Scan>>();
            var taking = TakeAsync(scanner, scans, end.Token);
            await ReadyAsync(scanner);
            using (var other = new Listener(path))
            {
                for (var number = 0; number < Scans; number++)
                {
                    await ScanAsync(gadget, scans, ScanOf(number));
                }

                Assert.Equal((0, string.Empty), (other.Heard().Length, console.Text()));
            }

            gadget.Unplug();
            await KernelSteps.WaitForAsync(() => !scans.IsEmpty, "the unplug is told");
            Assert.True(scans.TryDequeue(out var told));
            Assert.Equal("device.file-missing", told.Refusal?.Code);
            gadget.Plug();
            await ReadyAsync(scanner);
            await ScanAsync(gadget, scans, ScanOf(Scans));
            Assert.Empty(console.Text());
            await end.CancelAsync();
            await taking;
        }

        await AskWhoHearsAsync(gadget, path, console);
        System.Console.WriteLine($"kernel: {Scans} scans of a keyboard, heard by nobody else until it was let go");
    }

    // Capitals, signs that need Shift, a separator, and the letters of the layouts that trade places.
    private static Scan ScanOf(int number) => new($"0105000112637922\u001D10aZ-yQ(w)?{number}", "]C1");

    private static async Task<string> FindAsync()
    {
        string? found = null;
        await KernelSteps.WaitForAsync(
            () => (found = Directory.Exists(Folder)
                ? Directory.GetFiles(Folder, "*SN-keyboard*-event-kbd").SingleOrDefault()
                : null) is not null,
            "the keyboard is plugged in");
        return found!;
    }

    /// <summary>While nobody has grabbed it, others hear it, the console by its own layout.</summary>
    private static async Task AskWhoHearsAsync(Gadget gadget, string path, Listener console)
    {
        using var other = new Listener(path);
        await using (var keyboard = gadget.OpenReports())
        {
            keyboard.Write([0, 0, 0x14, 0, 0, 0, 0, 0]);
            keyboard.Write([0, 0, 0, 0, 0, 0, 0, 0]);
        }

        await KernelSteps.WaitForAsync(() => other.Heard().Length > 0, "somebody else hears the key");
        var text = string.Empty;
        await KernelSteps.WaitForAsync(() => (text += console.Text()).Length > 0, "the console hears the key");
        Assert.Equal("a", text);
    }

    private static Task ReadyAsync(KeyboardScanner scanner) =>
        KernelSteps.WaitForAsync(() => scanner.State == DeviceState.Ready, "the scanner is grabbed");

    private static async Task TakeAsync(
        KeyboardScanner scanner, ConcurrentQueue<Outcome<Scan>> scans, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var scan in scanner.ClaimAllAsync(cancellationToken))
            {
                scans.Enqueue(scan);
            }
        }
        catch (OperationCanceledException)
        {
            // Let go.
        }
    }

    /// <summary>
    /// Types a scan, which comes whole. When this machine is so busy that the kernel drops keys, that is told, and it
    /// is scanned again; so is one that was typed with pauses that no scanner makes.
    /// </summary>
    private static async Task ScanAsync(Gadget gadget, ConcurrentQueue<Outcome<Scan>> scans, Scan scan)
    {
        for (var tries = 1;; tries++)
        {
            var longest = await TypeAsync(gadget, scan);
            await KernelSteps.WaitForAsync(() => !scans.IsEmpty, "the scan comes");
            Assert.True(scans.TryDequeue(out var one));
            if (!one.IsRefused && longest < KeyboardScan.Pause / 2)
            {
                Assert.Equal(scan, one.Value);
                return;
            }

            Assert.True(tries < MostTries, "Too many scans are torn.");
            await Task.Delay(Quiet);
            Assert.All(
                longest < KeyboardScan.Pause / 2 ? [one, .. scans] : Array.Empty<Outcome<Scan>>(),
                torn => Assert.Equal("device.scan-torn", torn.Refusal?.Code));
            scans.Clear();
        }
    }

    /// <summary>Gives the longest pause that there was between two reports.</summary>
    private static async Task<TimeSpan> TypeAsync(Gadget gadget, Scan scan)
    {
        await using var keyboard = gadget.OpenReports();
        var (longest, before) = (TimeSpan.Zero, 0L);
        foreach (var report in HidKeyboardReports.Of(scan.Symbology + scan.Data))
        {
            keyboard.Write(report);
            var now = TimeProvider.System.GetTimestamp();
            var pause = before == 0 ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(before, now);
            (longest, before) = (pause > longest ? pause : longest, now);
            await Task.Delay(BetweenReports);
        }

        return longest;
    }

    /// <summary>Another program that has the same file open.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly int file;

        public Listener(string path, bool isTerminal = false)
        {
            file = Posix.Open(
                path, Posix.ReadOnly | Posix.NonBlocking | Posix.NoTerminal | Posix.CloseOnExec);
            Assert.True(file >= 0, $"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
            if (isTerminal)
            {
                var termios = new byte[256];
                Assert.True(Posix.GetLine(file, termios) >= 0);
                Posix.MakeRaw(termios);
                Assert.True(Posix.SetLine(file, 0, termios) >= 0);
            }
        }

        public byte[] Heard()
        {
            var bytes = new byte[4_096];
            var read = Posix.Read(file, bytes, (nuint)bytes.Length);
            return read > 0 ? bytes[..(int)read] : [];
        }

        public string Text() => System.Text.Encoding.ASCII.GetString(Heard());

        public void Dispose() => _ = Posix.Close(file);
    }
}
