using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using Retail.Testing.Journeys;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Proofs.Demo;

/// <summary>
/// `demo`: a real server and a real till with simulated devices, the demo shop published. With `--once` they play the
/// main journey and stop; otherwise they stay until Ctrl+C.
/// </summary>
internal static class DemoCommand
{
    private const int ServerPort = 5080;
    private const int TillPort = 5090;

    public static async Task<int> RunAsync(string[] options, TextWriter output)
    {
        if (options.Any(option => option is not ("--once" or "--lan")))
        {
            await output.WriteLineAsync($"demo knows --once and --lan, not {string.Join(' ', options)}.");
            return 2;
        }

        var once = options.Contains("--once", StringComparer.Ordinal);
        var lan = options.Contains("--lan", StringComparer.Ordinal);
        using var folder = new TemporaryFolder();
        var port = once ? FreePort.Take() : FreePort.Prefer(ServerPort);
        var address = new Uri($"http://{(lan ? LanAddress() : IPAddress.Loopback)}:{port}");
        await using var server = new ServerProcess(
            folder.Sub("server"),
            address,
            lan ? $"http://0.0.0.0:{port}" : null,
            settings: ["--Retail:Shop:Name", DemoShop.Name]);
        var tillPort = once ? FreePort.Take() : FreePort.Prefer(TillPort);
        await using var till = new TillProcess(folder.Sub("till"), address, tillPort);

        // Made anew for each demo: no password of this repository opens anything.
        var welcome = new Welcome(server.Address, till.Address, NewPassword(), NewPassword(), lan);
        await server.AddStaffAsync(Welcome.Admin, welcome.AdminPassword, "admin");
        await server.AddStaffAsync(Welcome.Merchandiser, welcome.MerchandiserPassword, "merchandiser");
        await server.StartAsync();
        await till.StartAsync();
        using var staff = await StaffApi.LogInAsync(server.Address, Welcome.Admin, welcome.AdminPassword);
        var ledger = new Ledger(output.WriteLine);
        await using var journey = await Journey.BeginAsync(server, till, staff, ledger);
        return once ? await PlayAsync(journey, output) : await StayAsync(server, till, welcome, output);
    }

    private static string NewPassword() => "Demo-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    private static async Task<int> PlayAsync(Journey journey, TextWriter output)
    {
        await TillToPhone.PlayAsync(journey);
        await PhoneToTill.PlayAsync(journey);
        await StoreWithoutNetwork.PlayAsync(journey);
        foreach (var broken in journey.Ledger.Broken)
        {
            await output.WriteLineAsync($"BROKEN: {broken}");
        }

        await output.WriteLineAsync($"{journey.Ledger.Held} passed, {journey.Ledger.Broken.Count} failed");
        return journey.Ledger.Broken.Count == 0 ? 0 : 1;
    }

    private static async Task<int> StayAsync(ServerProcess server, TillProcess till, Welcome welcome, TextWriter output)
    {
        await output.WriteLineAsync(welcome.Text);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException)
        {
            await till.StopAsync();
            await server.StopAsync();
        }

        return 0;
    }

    /// <summary>The address that a phone on the same network reaches.</summary>
    private static IPAddress LanAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up &&
            card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? IPAddress.Loopback;
}
