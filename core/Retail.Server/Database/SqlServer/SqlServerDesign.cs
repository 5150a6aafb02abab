using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Retail.Server.Database.SqlServer;

/// <summary>For the tool that writes migrations: the model alone, without a database.</summary>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerRetailDbContext>
{
    public SqlServerRetailDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerRetailDbContext>().UseSqlServer("Server=nowhere").Options);
}
