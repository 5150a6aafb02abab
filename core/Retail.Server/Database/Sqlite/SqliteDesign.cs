using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Retail.Server.Database.Sqlite;

/// <summary>For the tool that writes migrations: the model alone, without starting a server.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteRetailDbContext>
{
    public SqliteRetailDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRetailDbContext>().UseSqlite("Data Source=:memory:").Options);
}
