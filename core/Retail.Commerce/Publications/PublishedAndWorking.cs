using Retail.Abstractions.Publications;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Publications;

namespace Retail.Commerce.Publications;

internal sealed class PublishedAndWorking(
    PublicationShelf shelf, IBookSettings settings, WorkingContent working, KnownChanges known, TimeProvider clock)
    : IPublications
{
    public PublicationManifest? InForce => shelf.At(clock.GetUtcNow())?.Manifest;

    public PublicationManifest? Last => Newest?.Manifest;

    private PublicationFile? Newest => shelf.At(DateTimeOffset.MaxValue);

    public IReadOnlyList<PublicationManifest> List(int max) => [.. shelf.Manifests.Reverse().Take(max)];

    public PublicationManifest? Find(int number) => shelf.ByNumber(number)?.Manifest;

    public IReadOnlyList<PriceEntry> PublishedPrices(string sku) => Newest?.Find(sku)?.Prices ?? [];

    public Task<Outcome<BookSettings>> SettingsAsync(CancellationToken cancellationToken) =>
        settings.GetAsync(cancellationToken);

    public Task<Outcome<WorkingChanges>> ChangesAsync(CancellationToken cancellationToken)
    {
        var last = Newest;
        return known.GetAsync(last?.Manifest.Number ?? 0, () => CompareAsync(last, cancellationToken));
    }

    public Task<Outcome<WorkingChanges>> CompareAsync(CancellationToken cancellationToken)
    {
        var last = Newest;
        return known.CompareAsync(last?.Manifest.Number ?? 0, () => CompareAsync(last, cancellationToken));
    }

    private async Task<Outcome<WorkingChanges>> CompareAsync(
        PublicationFile? last, CancellationToken cancellationToken)
    {
        var content = await working.ReadAsync((last?.Manifest.Number ?? 0) + 1, cancellationToken);
        return content.Select(next => new WorkingChanges(
            last?.Manifest,
            next.Book.Settings.Currency,
            PublicationDifference.Between(last?.ReadContent(), next)));
    }
}
