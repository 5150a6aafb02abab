using Retail.Pricing;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Publications;

/// <summary>The settings that the next publication will have; prices and promotions are checked against them.</summary>
internal interface IBookSettings
{
    /// <summary>The settings, or <c>publication.no-settings</c>.</summary>
    Task<Outcome<BookSettings>> GetAsync(CancellationToken cancellationToken);

    /// <summary>Why a book with these settings and this promotion alone could not be published, or null.</summary>
    Task<Refusal?> RefuseAsync(Promotion promotion, CancellationToken cancellationToken);
}
