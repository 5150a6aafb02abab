using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;

namespace Retail.Server.Database.Sqlite;

/// <summary>The model on SQLite, the embedded database.</summary>
internal sealed class SqliteRetailDbContext(DbContextOptions<SqliteRetailDbContext> options) : RetailDbContext(options);
