using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Retail.Commerce.Database;

namespace Retail.Server.Database.Postgres;

/// <summary>The model on PostgreSQL.</summary>
internal sealed class PostgresRetailDbContext(DbContextOptions<PostgresRetailDbContext> options)
    : RetailDbContext(options)
{
    protected override bool TellsOfRace(DbException failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected,
    };

    // Classes 22, data exception (too long, out of range), and 23, integrity constraint violation.
    protected override bool TellsOfBadValue(DbException failure) =>
        failure is PostgresException { SqlState: ['2', '2' or '3', ..] };

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.FitServers("C");
    }
}
