using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Client;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Tests.Faces;

/// <summary>The demo shop, published and running with all its plugins, for the tests that look at its pages.</summary>
public sealed class OpenShop : IAsyncLifetime, IDisposable
{
    public const string Store = "centro";
    public const string Merchandiser = "ana";
    public const string MerchandiserPassword = "Faces-Passw0rd";
    private const string AdminPassword = "Faces-Adm1n-pass";
    private readonly TemporaryFolder folder = new();
    private RetailClient client = null!;
    private readonly Dictionary<string, string> barcodes = [];
    private OpenTill? till;
    private int publication;
    private int tills;

    public ServerProcess Server { get; private set; } = null!;

    public StaffApi Staff { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // The first column is the number, the last the barcode; no name has a comma behind it.
        foreach (var row in (await File.ReadAllLinesAsync(
            Path.Combine(Retail.Testing.Processes.Repository.Demo, "catalog.csv"))).Skip(1))
        {
            var columns = row.Split(',');
            barcodes.Add(columns[0], columns[^1]);
        }

        Server = ServerAt(new Uri($"http://127.0.0.1:{FreePort.Take()}"));
        await Server.AddStaffAsync("faces", AdminPassword, "admin");
        await Server.AddStaffAsync(Merchandiser, MerchandiserPassword, "merchandiser");
        await Server.StartAsync();
        Staff = await StaffApi.LogInAsync(Server.Address, "faces", AdminPassword);
        client = new RetailClient(
            new RetailClientOptions(Server.Address, CultureInfo.GetCultureInfo("en"), TimeProvider.System));
        await DemoShop.SetUpAsync(Staff);
        publication = await Staff.PublishAsync();
    }

    /// <summary>A page of the server.</summary>
    public Uri At(string path) => new(Server.Address, path);

    /// <summary>All that the store sells.</summary>
    public IEnumerable<string> Skus => barcodes.Keys;

    /// <summary>What the scanner reads off an item.</summary>
    public string BarcodeOf(string sku) => barcodes[sku];

    /// <summary>A new till of the store, on the last publication, with nothing sold yet.</summary>
    public async Task<OpenTill> OpenTillAsync(
        IReadOnlyDictionary<string, string>? environment = null, params string[] settings)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Caja {Interlocked.Increment(ref tills)}");
        var code = await DemoShop.EnrolmentCodeAsync(Staff, Store, name);
        return await OpenTill.StartAsync(
            folder.Sub(name), Server.Address, code, publication, environment, settings);
    }

    /// <summary>A till for who only needs one to hand carts over, with nothing rung up.</summary>
    public async Task<OpenTill> AnyTillAsync()
    {
        till ??= await OpenTillAsync();
        await till.OnAsync(publication);
        await till.ClearAsync();
        return till;
    }

    /// <summary>Ends what every cart was promised so far, as a day would.</summary>
    public Task EndPromisesAsync() => Promises.EndAsync(
        Path.Combine(folder.Sub("server"), "retail.db"), "Carts", "Guarantee", "$.expiresAt");

    /// <summary>An item as the store sells it now.</summary>
    public async Task<PricedVariant> FindAsync(string sku) =>
        (await client.Catalog.FindAsync(sku, new CatalogView("store", Store), CancellationToken.None)).Value;

    /// <summary>Starts the server again, to keep the prices of new carts for so long.</summary>
    public async Task KeepPricesAsync(TimeSpan life)
    {
        await Server.StopAsync();
        await Server.DisposeAsync();
        Server = ServerAt(Server.Address, "--Retail:Carts:Guarantee", life.ToString("c", CultureInfo.InvariantCulture));
        await Server.StartAsync();
    }

    /// <summary>Makes these a fifth dearer and publishes it; the till sells new baskets at these prices then.</summary>
    public async Task RaisePricesAsync(OpenTill till, params string[] skus)
    {
        await RaisePricesAsync(skus);
        await till.OnAsync(publication);
    }

    /// <summary>Makes these a fifth dearer and publishes it.</summary>
    public async Task RaisePricesAsync(params string[] skus)
    {
        foreach (var sku in skus.Distinct(StringComparer.Ordinal))
        {
            var price = (await FindAsync(sku)).Price.Amount;
            var dearer = decimal.Round(price * 1.2m, 2, MidpointRounding.AwayFromZero);
            await DemoShop.RaisePriceAsync(Staff, sku, dearer.ToString("F2", CultureInfo.InvariantCulture));
        }

        publication = await Staff.PublishAsync();
    }

    public async Task DisposeAsync()
    {
        client?.Dispose();
        Staff?.Dispose();
        await (till?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public void Dispose() => folder.Dispose();

    // All tills and phones are one address here, and how many of them come in a minute is the machine's affair.
    private ServerProcess ServerAt(Uri address, params string[] settings)
    {
        string[] doors = ["enrolment", "claims", "carts", "forms", "log-in"];
        var limits = doors.Select(door => $"--Retail:Limits:{door}:PerCaller=1000");
        return new ServerProcess(
            folder.Sub("server"), address, settings: ["--Retail:Shop:Name", DemoShop.Name, .. limits, .. settings]);
    }
}
