using System.Text;
using Retail.Testing.Journeys;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Tests.Journeys;

/// <summary>A server process and a till process with the demo shop, as `demo --once` starts them.</summary>
public sealed class RunningShop : IAsyncLifetime, IDisposable
{
    private const string Password = "Journey-Passw0rd";
    private readonly TemporaryFolder folder = new();
    private readonly StringBuilder told = new();
    private StaffApi staff = null!;

    public ServerProcess Server { get; private set; } = null!;

    public TillProcess Till { get; private set; } = null!;

    public Journey Journey { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = new ServerProcess(folder.Sub("server"), new Uri($"http://127.0.0.1:{FreePort.Take()}"));
        await Server.AddStaffAsync("journey", Password, "admin");
        await Server.StartAsync();
        Till = new TillProcess(folder.Sub("till"), Server.Address, FreePort.Take());
        await Till.StartAsync();
        staff = await StaffApi.LogInAsync(Server.Address, "journey", Password);
        Journey = await Journey.BeginAsync(Server, Till, staff, new Ledger(step => told.AppendLine(step)));
    }

    /// <summary>Plays a story; its steps are the message when an equality does not hold.</summary>
    public async Task PlayAsync(Func<Journey, Task> story)
    {
        await story(Journey);
        Assert.True(Journey.Ledger.Broken.Count == 0, told.ToString());
        Assert.True(Journey.Ledger.Held > 0, "The story held nothing.");
    }

    public async Task DisposeAsync()
    {
        await Journey.DisposeAsync();
        staff.Dispose();
        await Till.DisposeAsync();
        await Server.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();
}
