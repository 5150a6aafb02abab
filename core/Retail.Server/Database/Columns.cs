using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Retail.Server.Database;

/// <summary>What a provider says about columns that the modules leave open.</summary>
internal static class Columns
{
    /// <summary>
    /// Codes, hashes and names are compared and ordered by their characters' numbers, as SQLite and our own code do. A
    /// text in many languages is longer than it looks, for each letter may be written as an escape, and has no limit.
    /// </summary>
    public static void FitServers(this ModelBuilder builder, string collation)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (StoredAs(property) == typeof(string))
            {
                property.SetCollation(collation);
            }

            if (property.ClrType == typeof(LocalText))
            {
                property.SetMaxLength(null);
            }
        }
    }

    /// <summary>What the column holds.</summary>
    public static Type StoredAs(IReadOnlyProperty property)
    {
        var type = property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
