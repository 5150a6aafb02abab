using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Pricing;

namespace Retail.Commerce.Publications;

internal sealed class BookSettingsSource(RetailDbContext database) : IBookSettings
{
    public async Task<Outcome<BookSettings>> GetAsync(CancellationToken cancellationToken) =>
        await database.Set<BookSettingsRow>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } row
            ? row.Settings
            : Refusal.Of(RefusalKind.Conflict, "publication.no-settings");
}
