using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Retail.Testing.Processes;

namespace Retail.Devices.Emulator;

/// <summary>
/// USB without hardware: devices that a process sees through libusb, udev and usbfs, plugged in, spoilt and looked at
/// by the test. What is to see them must be started with <see cref="Environment"/>, so that a test's own code runs in a
/// process of its own: <see cref="RunAsync(Func{EmulatedUsb, Task})"/>.
/// </summary>
public sealed class EmulatedUsb : IAsyncDisposable
{
    internal const string SocketVariable = "RETAIL_EMULATED_USB";
    private const string Preloaded = "libumockdev-preload.so.0";
    private const int MostTurns = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Socket control;
    private readonly StreamReader answers;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Process? process;
    private readonly TemporaryFolder? folder;

    private EmulatedUsb(Socket control, Process? process, TemporaryFolder? folder, string root, string path)
    {
        this.control = control;
        this.process = process;
        this.folder = folder;
        answers = new StreamReader(new NetworkStream(control), Encoding.ASCII);
        Environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Preloaded,
            ["UMOCKDEV_DIR"] = root,

            // The runtime's diagnostics hang under the preloaded library.
            ["DOTNET_EnableDiagnostics"] = "0",
            [SocketVariable] = path,
        };
    }

    /// <summary>Why there cannot be any here, or null.</summary>
    public static string? Missing { get; } = !OperatingSystem.IsLinux() ? "USB is emulated on Linux only."
        : !File.Exists(Program) ? "The emulator is not built: it needs gcc, pkg-config and libumockdev-dev."
        : !Preloadable() ? "Needs umockdev (apt-get install umockdev)."
        : !NativeLibrary.TryLoad("libusb-1.0.so.0", out _) ? "Needs libusb (apt-get install libusb-1.0-0)."
        : null;

    /// <summary>What a process needs in its environment to see these devices and no others.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    private static string Program => Path.Combine(Repository.Root, "artifacts", "emulator", "emulator");

    /// <summary>
    /// Runs a test's code, which captures nothing, where the devices are seen. It fails as the code does.
    /// </summary>
    public static Task RunAsync(Func<EmulatedUsb, Task> scenario) => RunAsync(scenario, null);

    /// <summary>The same with a text that the code gets.</summary>
    public static Task RunAsync(Func<EmulatedUsb, string, Task> scenario, string argument) =>
        RunAsync((Delegate)scenario, argument);

    /// <summary>Starts without devices.</summary>
    public static async Task<EmulatedUsb> StartAsync()
    {
        var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "control");
        var start = new ProcessStartInfo(Program, [path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["LD_PRELOAD"] = Preloaded;
        var process = Process.Start(start)!;
        var root = await process.StandardOutput.ReadLineAsync() ??
            throw new InvalidOperationException("The emulator did not start.");
        return new EmulatedUsb(await ConnectAsync(path), process, folder, root, path);
    }

    /// <summary>Plugs a device in under a name of the test's. A printer of this name keeps its paper.</summary>
    public Task PlugAsync(string name, EmulatedDevice device)
    {
        var command = new StringBuilder($"plug {name} port={device.Port} ");
        command.Append(CultureInfo.InvariantCulture, $"kind={device.Kind.ToString().ToLowerInvariant()} ");
        command.Append(CultureInfo.InvariantCulture, $"device={Convert.ToHexString(device.DeviceDescriptor())} ");
        command.Append(CultureInfo.InvariantCulture, $"config={Convert.ToHexString(device.ConfigurationDescriptor())}");
        AppendText(command, "maker", device.Maker);
        AppendText(command, "name", device.Name);
        AppendText(command, "serial", device.Serial);
        foreach (var (number, driver) in device.Drivers)
        {
            command.Append(CultureInfo.InvariantCulture, $" driver={number}:{driver}");
        }

        foreach (var (word, parts) in new[] { ("report", device.Reports), ("feature", device.Features) })
        {
            foreach (var (number, bytes) in parts)
            {
                command.Append(CultureInfo.InvariantCulture, $" {word}={number}:{Convert.ToHexString(bytes)}");
            }
        }

        return AskAsync(command.Append(device.IsDenied ? " denied=1" : string.Empty).ToString());
    }

    /// <summary>Pulls its cable out; a printer prints on what it has taken.</summary>
    public Task UnplugAsync(string name) => AskAsync($"unplug {name}");

    /// <summary>Takes its power away, and with it all that it has taken and not printed.</summary>
    public Task PowerOffAsync(string name) => AskAsync($"off {name}");

    /// <summary>Spoils it or sets it right; the settings are in emulator.c's <c>set_one</c>.</summary>
    public Task SetAsync(string name, string setting, long value) =>
        AskAsync(string.Create(CultureInfo.InvariantCulture, $"set {name} {setting}={value}"));

    /// <summary>Gives it packets to send, one transfer each, when the host asks for them.</summary>
    public Task FeedAsync(string name, byte endpoint, params IEnumerable<byte[]> packets) =>
        AskAsync($"feed {name} {endpoint:X2} {string.Join(' ', packets.Select(Convert.ToHexString))}");

    /// <summary>All that a printer ever printed, or another device took.</summary>
    public async Task<byte[]> PaperAsync(string name) => Convert.FromHexString(await AskAsync($"paper {name}"));

    /// <summary>What the host did with it, in words such as <c>detach:0:usblp</c>.</summary>
    public async Task<string[]> LogAsync(string name) => (await AskAsync($"log {name}")).Split(' ');

    /// <summary>Packets that nobody has fetched, bytes taken and not printed, pulses for the drawer.</summary>
    public async Task<(int Packets, int Bytes, int Kicks)> WaitingAsync(string name)
    {
        var counts = (await AskAsync($"waiting {name}")).Split(' ')
            .Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray();
        return (counts[0], counts[1], counts[2]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        answers.Dispose();
        control.Dispose();
        turn.Dispose();
        if (process is not null)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder?.Dispose();
    }

    /// <summary>Whether this process was started under one.</summary>
    internal static bool IsAround => System.Environment.GetEnvironmentVariable(SocketVariable) is not null;

    /// <summary>The emulator that this process was started under.</summary>
    internal static async Task<EmulatedUsb> AttachAsync()
    {
        var path = System.Environment.GetEnvironmentVariable(SocketVariable)!;
        return new EmulatedUsb(
            await ConnectAsync(path), null, null, System.Environment.GetEnvironmentVariable("UMOCKDEV_DIR")!, path);
    }

    private static async Task RunAsync(Delegate scenario, string? argument)
    {
        if (scenario.Target?.GetType().GetFields().Any(field => !field.IsStatic) == true)
        {
            throw new ArgumentException("It runs in another process and so cannot capture anything.", nameof(scenario));
        }

        var method = scenario.Method;
        var tests = method.Module.Assembly.Location;
        string[] command =
        [
            "dotnet", "exec", "--depsfile", Path.ChangeExtension(tests, ".deps.json"),
            "--runtimeconfig", Path.ChangeExtension(tests, ".runtimeconfig.json"),
            typeof(EmulatedUsb).Assembly.Location, tests, method.DeclaringType!.FullName!, method.Name,
            .. argument is null ? Array.Empty<string>() : [argument],
        ];

        // Root may open what it is denied unless it gives that power away.
        string[] wrapped = System.Environment.IsPrivilegedProcess
            ? ["setpriv", "--bounding-set=-dac_override", .. command]
            : command;
        for (var turn = 1; ; turn++)
        {
            await using var usb = await StartAsync();
            try
            {
                await RunAsync(usb, wrapped);
                return;
            }
            catch (InvalidOperationException) when (turn < MostTurns && usb.process!.HasExited)
            {
                // Rarely umockdev ends with a signal as devices come and go. Nothing of the product can make it.
            }
        }
    }

    private static async Task RunAsync(EmulatedUsb usb, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in usb.Environment)
        {
            start.Environment[name] = value;
        }

        using var client = Process.Start(start)!;
        var (said, complained) = (client.StandardOutput.ReadToEndAsync(), client.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await client.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            client.Kill(entireProcessTree: true);
            throw new TimeoutException($"Not done after {Patience}:\n{await said}\n{await complained}");
        }

        if (client.ExitCode != 0)
        {
            throw new InvalidOperationException($"It ended with {client.ExitCode}:\n{await said}\n{await complained}");
        }
    }

    private static async Task<Socket> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static void AppendText(StringBuilder command, string word, string? text)
    {
        if (text is not null)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            command.Append(CultureInfo.InvariantCulture, $" {word}={Convert.ToHexString(bytes)}");
        }
    }

    private static bool Preloadable() =>
        Directory.EnumerateDirectories("/usr/lib").Append("/usr/lib").Any(folder =>
            File.Exists(Path.Combine(folder, Preloaded)));

    private async Task<string> AskAsync(string command)
    {
        await turn.WaitAsync();
        try
        {
            await control.SendAsync(Encoding.ASCII.GetBytes(command + "\n"));
            var answer = await answers.ReadLineAsync() ?? throw new InvalidOperationException("The emulator ended.");
            return answer.StartsWith("ok", StringComparison.Ordinal) ? answer[2..].Trim()
                : throw new InvalidOperationException($"{command[..Math.Min(80, command.Length)]}: {answer}");
        }
        finally
        {
            turn.Release();
        }
    }
}
