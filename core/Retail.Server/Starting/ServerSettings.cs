using System.Globalization;
using System.Net;
using Retail.Abstractions.Carts;
using Retail.Server.Database;

namespace Retail.Server.Starting;

/// <summary>
/// What an operator sets: by environment (<c>Retail__DataDirectory</c>), command line or appsettings.json.
/// </summary>
/// <param name="DataDirectory">Keys, publications, SQLite's file; <c>./data</c> unless said otherwise.</param>
/// <param name="Database">SQLite in the data directory unless said otherwise.</param>
/// <param name="PluginsDirectory">One folder per plugin; null for <c>plugins</c> beside the program.</param>
/// <param name="PublicAddress">Where customers' devices reach the server; null for the address it listens on.</param>
/// <param name="ShopName">The shop's name over the door (<c>Shop:Name</c>), <c>Retail</c> when unsaid.</param>
/// <param name="GuaranteeLife">
/// How long the prices of a cart are kept (<c>Carts:Guarantee</c>), 24 hours when unsaid.
/// </param>
/// <param name="Proxies">
/// Addresses and networks of the proxies in front (<c>Proxies</c>, with commas between): who asks, and by which
/// scheme, is believed of them. Nobody when unsaid.
/// </param>
internal sealed record ServerSettings(
    DataDirectory DataDirectory,
    DatabaseChoice Database,
    string? PluginsDirectory,
    Uri? PublicAddress,
    string ShopName,
    TimeSpan GuaranteeLife,
    IReadOnlyList<IPNetwork> Proxies)
{
    private const int MaxShopName = 100;
    private static readonly TimeSpan MaxGuarantee = TimeSpan.FromDays(90);

    public static ServerSettings From(IConfiguration configuration)
    {
        var retail = configuration.GetSection("Retail");
        var publicAddress = retail["PublicAddress"];
        return new ServerSettings(
            DataDirectory.Open(retail["DataDirectory"] is { Length: > 0 } directory ? directory : "data"),
            DatabaseChoice.From(retail),
            retail["PluginsDirectory"] is { Length: > 0 } plugins ? Path.GetFullPath(plugins) : null,
            string.IsNullOrEmpty(publicAddress) ? null : ReadAddress(publicAddress),
            retail["Shop:Name"]?.Trim() is { Length: > 0 and <= MaxShopName } name ? name : "Retail",
            ReadGuarantee(retail["Carts:Guarantee"]),
            ReadProxies(retail["Proxies"]));
    }

    private static TimeSpan ReadGuarantee(string? text) =>
        string.IsNullOrEmpty(text) ? PriceGuarantee.DefaultLife
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var life) &&
            life >= TimeSpan.FromSeconds(1) && life <= MaxGuarantee ? life
        : throw StartFailure.Of("start.bad-guarantee", "value", text);

    private static IPNetwork[] ReadProxies(string? text) =>
    [
        .. (text ?? string.Empty)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one =>
                IPNetwork.TryParse(one, out var network) ? network
                : IPAddress.TryParse(one, out var alone) ? new IPNetwork(alone, alone.GetAddressBytes().Length * 8)
                : throw StartFailure.Of("start.bad-proxy", "value", one)),
    ];

    private static Uri ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw StartFailure.Of("start.bad-public-address", "value", text);
}
