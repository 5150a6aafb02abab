using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Retail.Server.Database.Postgres;

/// <summary>For the tool that writes migrations: the model alone, without a database.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresRetailDbContext>
{
    public PostgresRetailDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresRetailDbContext>().UseNpgsql("Host=nowhere").Options);
}
