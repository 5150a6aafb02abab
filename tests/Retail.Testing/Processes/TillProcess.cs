namespace Retail.Testing.Processes;

/// <summary>The real till, its own process, on a loopback address that it keeps over restarts.</summary>
public sealed class TillProcess(string data, Uri server, int port, params string[] settings)
    : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private RunningProgram? program;

    /// <summary>Its local address.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    /// <summary>What its process finds in its environment beside the machine's.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>What it wrote last.</summary>
    public string Output => program?.Output ?? string.Empty;

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        program = RunningProgram.Start(
            "Retail.Terminal",
            [
                "--urls", Address.ToString(), "--Retail:DataDirectory", data, "--Retail:PluginsDirectory",
                Repository.Plugins,
                "--Retail:Server", server.ToString(), .. settings,
            ],
            Environment);
        await program.WaitForAsync(new Uri(Address, "/api/state"), Patience, cancellationToken);
    }

    /// <summary>Asks it to stop.</summary>
    public Task StopAsync() => program?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Ends it at once, as a power cut would.</summary>
    public Task KillAsync() => program?.KillAsync() ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => program?.DisposeAsync() ?? ValueTask.CompletedTask;
}
