using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Retail.Commerce.Http;
using Retail.Server.Starting;

namespace Retail.Server.Edge;

/// <summary>The address that the operator set, or the first one that the server listens on.</summary>
internal sealed class PublicAddress(ServerSettings settings, IServer server) : IPublicAddress
{
    private static readonly string[] Anywhere = ["[::]", "0.0.0.0", "*", "+"];

    public Uri Address => settings.PublicAddress ?? Listening();

    private Uri Listening()
    {
        var address =
            server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000";
        foreach (var any in Anywhere)
        {
            address = address.Replace("//" + any, "//localhost", StringComparison.Ordinal);
        }

        return new Uri(address);
    }
}
