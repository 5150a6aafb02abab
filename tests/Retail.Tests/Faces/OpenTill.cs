using System.Text.Json.Nodes;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Tests.Faces;

/// <summary>A till process of its own, enrolled, with its simulated scanner and printer.</summary>
public sealed class OpenTill : IAsyncDisposable
{
    private readonly TillProcess process;

    private OpenTill(TillProcess process)
    {
        this.process = process;
        Api = new TillApi(process.Address);
    }

    /// <summary>The cashier's screen.</summary>
    public Uri Address => process.Address;

    /// <summary>What the screen's pages stand on, and the simulated devices.</summary>
    public TillApi Api { get; }

    public static async Task<OpenTill> StartAsync(string data, Uri server, string code, int publication)
    {
        var till = new OpenTill(new TillProcess(data, server, FreePort.Take()));
        await till.process.StartAsync();
        await till.Api.DoAsync(
            "POST", "/api/enrolment", new JsonObject { ["server"] = server.ToString(), ["code"] = code });
        await till.OnAsync(publication);
        return till;
    }

    /// <summary>Waits until it sells by this publication.</summary>
    public Task OnAsync(int publication) => Api.WaitAsync(
        $"publication {publication}", state => state["publication"]?.GetValue<int>() == publication);

    /// <summary>Ends it at once, as a power cut would.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Starts it again.</summary>
    public Task StartAsync() => process.StartAsync();

    public ValueTask DisposeAsync()
    {
        Api.Dispose();
        return process.DisposeAsync();
    }
}
