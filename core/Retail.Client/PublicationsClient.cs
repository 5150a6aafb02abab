using System.Globalization;
using Retail.Abstractions.Publications;

namespace Retail.Client;

internal sealed class PublicationsClient(RetailHttp http) : IPublicationFeed
{
    public Task<Outcome<IReadOnlyList<PublicationManifest>>> ListAsync(CancellationToken cancellationToken) =>
        http.SendAsync<IReadOnlyList<PublicationManifest>>(
            RetailRequest.Get("publications?scope=active"), cancellationToken);

    public Task<Outcome<PublicationManifest>> GetAsync(int number, CancellationToken cancellationToken) =>
        http.SendAsync<PublicationManifest>(RetailRequest.Get(Path(number)), cancellationToken);

    public Task<Outcome<Stream>> OpenFileAsync(int number, CancellationToken cancellationToken) =>
        http.OpenAsync(RetailRequest.Get(Path(number) + "/file"), cancellationToken);

    private static string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"publications/{number}");
}
