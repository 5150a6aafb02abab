using Retail.Testing.Databases;

namespace Retail.Testing.Processes;

/// <summary>The real server, its own process, on an address that it keeps over restarts.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string data;
    private readonly string listen;
    private readonly string file;
    private readonly string[] settings;
    private RunningProgram? program;

    /// <summary>A server that is not running yet.</summary>
    /// <param name="data">Its data directory.</param>
    /// <param name="address">Where it is reached.</param>
    /// <param name="listen">What it listens on, when that is more than the address.</param>
    /// <param name="file">Its program, when that is not the one that was built.</param>
    /// <param name="settings">What else it is told on its command line.</param>
    public ServerProcess(
        string data, Uri address, string? listen = null, string? file = null, params string[] settings)
    {
        this.settings = settings;
        this.file = file ?? Repository.Program("Retail.Server");
        this.data = data;
        this.listen = listen ?? address.ToString();
        Address = address;
    }

    /// <summary>Where it is reached.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote last.</summary>
    public string Output => program?.Output ?? string.Empty;

    /// <summary>How much processor time it has used.</summary>
    public TimeSpan ProcessorTime => program?.ProcessorTime ?? TimeSpan.Zero;

    /// <summary>Makes a member of the staff, as an operator would on the machine itself.</summary>
    public async Task AddStaffAsync(string user, string password, string role)
    {
        string[] arguments = ["staff", "add", "--user", user, "--role", role, .. await SettingsAsync()];
        await using var verb = RunningProgram.StartFile(file, arguments, password);
        if (await verb.WaitForExitAsync(Patience) is var code and not 0)
        {
            throw new InvalidOperationException($"staff add ended with {code}:\n{verb.Output}");
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        program = RunningProgram.StartFile(file, await SettingsAsync());
        await program.WaitForAsync(new Uri(Address, "/health"), Patience, cancellationToken);
    }

    /// <summary>Asks it to stop.</summary>
    public Task StopAsync() => program?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => program?.KillAsync() ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => program?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<string[]> SettingsAsync() =>
    [
        "--urls", listen, "--Retail:DataDirectory", data, "--Retail:PluginsDirectory", Repository.Plugins,
        "--Retail:PublicAddress", Address.ToString(), .. await TestDatabase.SettingsAsync(data), .. settings,
    ];
}
