using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Pricing;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Publications;

internal sealed class BookSettingsSource(RetailDbContext database) : IBookSettings
{
    public async Task<Outcome<BookSettings>> GetAsync(CancellationToken cancellationToken) =>
        await database.Set<BookSettingsRow>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } row
            ? row.Settings
            : Refusal.Of(RefusalKind.Conflict, "publication.no-settings");

    public async Task<Refusal?> RefuseAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        var settings = await GetAsync(cancellationToken);
        return settings
            .Then(book => PriceBook.Build(new BookContent(1, book, [], [promotion], []), NoVariants.Instance)).Refusal;
    }
}
