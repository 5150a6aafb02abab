using System.Text.Json.Nodes;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Tests.Faces;

/// <summary>A till process of its own, enrolled, with its simulated scanner and printer.</summary>
public sealed class OpenTill : IAsyncDisposable
{
    private readonly TillProcess process;
    private readonly string data;

    private OpenTill(TillProcess process, string data)
    {
        (this.process, this.data) = (process, data);
        Api = new TillApi(process.Address);
    }

    /// <summary>The cashier's screen.</summary>
    public Uri Address => process.Address;

    /// <summary>What the screen's pages stand on, and the simulated devices.</summary>
    public TillApi Api { get; }

    /// <summary>Its journal's file.</summary>
    public string Journal => Path.Combine(data, "till.db");

    public static async Task<OpenTill> StartAsync(
        string data, Uri server, string code, int publication,
        IReadOnlyDictionary<string, string>? environment = null, params string[] settings)
    {
        var process = new TillProcess(data, server, FreePort.Take(), settings) { Environment = environment };
        var till = new OpenTill(process, data);
        await till.process.StartAsync();
        await till.Api.DoAsync(
            "POST", "/api/enrolment", new JsonObject { ["server"] = server.ToString(), ["code"] = code });
        await till.OnAsync(publication);
        return till;
    }

    /// <summary>Waits until it sells by this publication.</summary>
    public Task OnAsync(int publication) => Api.WaitAsync(
        $"publication {publication}", state => state["publication"]?.GetValue<int>() == publication);

    /// <summary>Gives up what is rung up, if anything is.</summary>
    public async Task ClearAsync()
    {
        if ((await Api.StateAsync())["sale"] is not null)
        {
            await Api.DoAsync("DELETE", "/api/sale");
        }
    }

    /// <summary>Ends what the open sale was promised, as a day off would; the till must not be running.</summary>
    public Task EndPromisesAsync() =>
        Promises.EndAsync(Journal, "sale", "document", "$.guarantee.expiresAt");

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
