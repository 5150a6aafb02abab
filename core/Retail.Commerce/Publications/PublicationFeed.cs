using System.Globalization;
using Retail.Abstractions.Publications;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>What is on this node's shelf, for tills and their like.</summary>
internal sealed class PublicationFeed(PublicationShelf shelf, TimeProvider clock) : IPublicationFeed
{
    public Task<Outcome<IReadOnlyList<PublicationManifest>>> ListAsync(CancellationToken cancellationToken)
    {
        var inForce = shelf.At(clock.GetUtcNow())?.Manifest.Number ?? 0;
        return Task.FromResult<Outcome<IReadOnlyList<PublicationManifest>>>(
            shelf.Manifests.Where(manifest => manifest.Number >= inForce).ToArray());
    }

    public Task<Outcome<PublicationManifest>> GetAsync(int number, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<PublicationManifest>>(
            shelf.ByNumber(number)?.Manifest is { } manifest ? manifest : NotFound(number));

    public Task<Outcome<Stream>> OpenFileAsync(int number, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<Stream>>(
            shelf.ByNumber(number) is null ? NotFound(number) : File.OpenRead(shelf.PathOf(number)));

    public static Refusal NotFound(int number) => Refusal.Of(
        RefusalKind.NotFound, "publication.not-found", ("number", number.ToString(CultureInfo.InvariantCulture)));
}
