using Retail.Abstractions.Publications;
using Retail.Pricing;
using Retail.Pricing.Prices;

namespace Retail.Commerce.Publications;

/// <summary>What was published, and what would be, for merchandisers.</summary>
public interface IPublications
{
    /// <summary>The one in force now, or null before the first.</summary>
    PublicationManifest? InForce { get; }

    /// <summary>The last one that was made, in force or to come; null before the first.</summary>
    PublicationManifest? Last { get; }

    /// <summary>At most so many, the last first.</summary>
    IReadOnlyList<PublicationManifest> List(int max);

    /// <summary>One of them, or null.</summary>
    PublicationManifest? Find(int number);

    /// <summary>The prices of a variant in the last one; none before the first, or when it is new.</summary>
    IReadOnlyList<PriceEntry> PublishedPrices(string sku);

    /// <summary>The settings that the next one will have, or <c>publication.no-settings</c>.</summary>
    Task<Outcome<BookSettings>> SettingsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What would change since the last one, or why nothing can be published; what another node edited may be missing
    /// for some seconds.
    /// </summary>
    Task<Outcome<WorkingChanges>> ChangesAsync(CancellationToken cancellationToken);

    /// <summary>The same, compared now: for whoever publishes.</summary>
    Task<Outcome<WorkingChanges>> CompareAsync(CancellationToken cancellationToken);
}
