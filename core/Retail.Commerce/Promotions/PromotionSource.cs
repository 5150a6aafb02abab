using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

internal sealed class PromotionSource(RetailDbContext database) : IPromotionSource
{
    public async Task<IReadOnlyList<Promotion>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Set<PromotionRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal).Select(row => row.Promotion)];
    }
}
