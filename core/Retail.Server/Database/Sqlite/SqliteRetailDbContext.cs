using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;

namespace Retail.Server.Database.Sqlite;

/// <summary>The model on SQLite, the embedded database.</summary>
internal sealed class SqliteRetailDbContext(DbContextOptions<SqliteRetailDbContext> options) : RetailDbContext(options)
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE; writers take turns, so there is nothing else.
    protected override bool TellsOfRace(DbException failure) =>
        failure is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    // SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH.
    protected override bool TellsOfBadValue(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: 18 or 19 or 20 };
}
