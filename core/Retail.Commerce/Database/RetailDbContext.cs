using System.Data;
using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Retail.Commerce.Database;

/// <summary>
/// The one model of all modules; each database has a derived context in the server, with its own migrations. Entities
/// are internal to their module's folder and found by their configuration.
/// </summary>
public abstract class RetailDbContext(DbContextOptions options)
    : IdentityDbContext<IdentityUser<Guid>, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Under it all reads of one transaction see one moment of all tables.</summary>
    public virtual IsolationLevel OneMoment => IsolationLevel.RepeatableRead;

    /// <summary>
    /// Whether it failed only because somebody else was first; run again on what they left, it may succeed.
    /// </summary>
    public bool IsLostRace(Exception failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is DbUpdateConcurrencyException || (one is DbException told && TellsOfRace(told)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether it is the database's trouble of the moment, as a lost connection or a full disk; not what was to be
    /// written.
    /// </summary>
    public bool IsTrouble(Exception failure)
    {
        var bad = false;
        var told = false;
        for (var one = failure; one is not null; one = one.InnerException)
        {
            told |= one is DbException;
            bad |= one is DbException refused && TellsOfBadValue(refused);
        }

        return IsLostRace(failure) || (told && !bad);
    }

    /// <summary>Whether this is how the database tells of a key that is taken, a deadlock and their like.</summary>
    protected abstract bool TellsOfRace(DbException failure);

    /// <summary>Whether this is how the database tells of a value that it takes neither now nor later.</summary>
    protected abstract bool TellsOfBadValue(DbException failure);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RetailDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite neither orders nor compares DateTimeOffset: every database stores UTC ticks.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Currency>()
            .HaveConversion<CurrencyConverter>()
            .HaveMaxLength(3)
            .AreUnicode(false);
        configurationBuilder.Properties<LocalText>().HaveConversion<LocalTextConverter>().HaveMaxLength(4_000);
        configurationBuilder.Properties<CartId>().HaveConversion<EntityIdConverter<CartId>>();
        configurationBuilder.Properties<OrderId>().HaveConversion<EntityIdConverter<OrderId>>();
        configurationBuilder.Properties<TerminalId>().HaveConversion<EntityIdConverter<TerminalId>>();
        configurationBuilder.Properties<HandoffId>().HaveConversion<EntityIdConverter<HandoffId>>();
        configurationBuilder.Properties<PaymentId>().HaveConversion<EntityIdConverter<PaymentId>>();
    }
}
