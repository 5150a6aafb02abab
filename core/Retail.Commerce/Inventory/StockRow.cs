using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Retail.Commerce.Inventory;

/// <summary>
/// How much of a variant a store holds: the sum of its movements. May go below zero: a till sells what is in the
/// customer's hand.
/// </summary>
internal sealed class StockRow
{
    public required string Store { get; init; }

    public required string Sku { get; init; }

    public decimal OnHand { get; set; }

    /// <summary>Counts changes, so that two sales at once are both counted.</summary>
    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<StockRow>
    {
        public void Configure(EntityTypeBuilder<StockRow> builder)
        {
            builder.ToTable("Stock");
            builder.HasKey(row => new { row.Store, row.Sku });
            builder.Property(row => row.Store).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.Sku).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.OnHand).HasPrecision(18, 3);
            builder.Property(row => row.Version).IsConcurrencyToken();
        }
    }
}
