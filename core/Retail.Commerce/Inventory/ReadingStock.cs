using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Inventory;

/// <summary>GET /inventory/{store}/{sku}: what a till and the staff see.</summary>
internal static class ReadingStock
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/inventory/{store}/{sku}", HandleAsync).Allow(AccessRule.TerminalOr(Permission.EditStock));

    private static async Task<Ok<StockLevel>> HandleAsync(
        string store, string sku, RetailDbContext database, CancellationToken cancellationToken)
    {
        var onHand = await database.Set<StockRow>().Where(row => row.Store == store && row.Sku == sku)
            .Select(row => (decimal?)row.OnHand).SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(new StockLevel(store, sku, onHand ?? 0));
    }
}
