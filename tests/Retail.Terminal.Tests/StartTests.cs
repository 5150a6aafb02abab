using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests;

/// <summary>The program as a process: what it says and how it ends when it cannot start.</summary>
public sealed class StartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_port_in_use_is_told_in_one_sentence()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = string.Create(
            CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        var (code, output) = await RunAsync("--urls", address, "--Retail:DataDirectory", folder.Path);

        Assert.Equal(2, code);
        Assert.Contains($"The address {address} is in use by another program.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_another_till_has_is_told()
    {
        await using var till = await TestTill.StartAsync();

        var (code, output) = await RunAsync(
            "--urls", "http://127.0.0.1:0", "--Retail:DataDirectory", till.DataDirectory);

        Assert.Equal(2, code);
        Assert.Contains("in use by another till", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_told()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, string.Empty);

        var (code, output) = await RunAsync(
            "--urls", "http://127.0.0.1:0", "--Retail:DataDirectory", Path.Combine(file, "data"));

        Assert.Equal(2, code);
        Assert.Contains("cannot write to the data directory", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "till.db"), new string('x', 8_192));

        var (code, output) = await RunAsync("--urls", "http://127.0.0.1:0", "--Retail:DataDirectory", folder.Path);

        Assert.Equal(2, code);
        Assert.Contains("till.db cannot be opened", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_others_can_reach_is_refused()
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await RunAsync("--urls", "http://0.0.0.0:0", "--Retail:DataDirectory", folder.Path);

        Assert.Equal(2, code);
        Assert.Contains("http://0.0.0.0:0", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var program = RunningProgram.Start("Retail.Terminal", arguments);
        var code = await program.WaitForExitAsync(Patience);
        return (code, program.Output);
    }
}
