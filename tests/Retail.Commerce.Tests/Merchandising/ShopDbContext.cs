using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;

namespace Retail.Commerce.Tests.Merchandising;

internal sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : RetailDbContext(options)
{
    protected override bool TellsOfRace(DbException failure) => false;
}
