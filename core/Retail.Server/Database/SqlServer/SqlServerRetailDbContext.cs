using System.Data;
using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;

namespace Retail.Server.Database.SqlServer;

/// <summary>The model on SQL Server.</summary>
internal sealed class SqlServerRetailDbContext(DbContextOptions<SqlServerRetailDbContext> options)
    : RetailDbContext(options)
{
    // Names of log-in providers and of their keys; Identity's own 450 twice is more than an index may hold.
    private const int MaxKeyWord = 128;

    /// <summary>Repeatable read there only locks what was read; new rows would still appear.</summary>
    public override IsolationLevel OneMoment => IsolationLevel.Snapshot;

    // 2601, 2627: a key that is taken. 1205: deadlock. 3960: changed since the snapshot.
    protected override bool TellsOfRace(DbException failure) =>
        failure is SqlException { Number: 2601 or 2627 or 1205 or 3960 };

    // 515, 547: a constraint. 2628, 8152: too long. 8114, 8115: out of range.
    protected override bool TellsOfBadValue(DbException failure) =>
        failure is SqlException { Number: 515 or 547 or 2628 or 8114 or 8115 or 8152 };

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.FitServers("Latin1_General_100_BIN2");
        builder.Entity<IdentityUserLogin<Guid>>().Property(row => row.LoginProvider).HasMaxLength(MaxKeyWord);
        builder.Entity<IdentityUserLogin<Guid>>().Property(row => row.ProviderKey).HasMaxLength(MaxKeyWord);
        builder.Entity<IdentityUserToken<Guid>>().Property(row => row.LoginProvider).HasMaxLength(MaxKeyWord);
        builder.Entity<IdentityUserToken<Guid>>().Property(row => row.Name).HasMaxLength(MaxKeyWord);
        ScatterIds(builder);
    }

    /// <summary>
    /// SQL Server orders the bytes of a uniqueidentifier in a way of its own, so ids that count up by time land
    /// anywhere: a table is not kept in their order.
    /// </summary>
    private static void ScatterIds(ModelBuilder builder)
    {
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetKeys()))
        {
            if (key.IsPrimaryKey() && key.Properties is [var only] && Columns.StoredAs(only) == typeof(Guid))
            {
                key.SetIsClustered(false);
            }
        }
    }
}
