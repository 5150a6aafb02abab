using Retail.Pricing;

namespace Retail.Commerce.Publications;

/// <summary>The settings that the next publication will have; prices and promotions are checked against them.</summary>
internal interface IBookSettings
{
    /// <summary>The settings, or <c>publication.no-settings</c>.</summary>
    Task<Outcome<BookSettings>> GetAsync(CancellationToken cancellationToken);
}
