using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Retail.Commerce.Inventory;

/// <summary>One change of stock; never changed afterwards. An order takes a variant once.</summary>
internal sealed class MovementRow
{
    public required Guid Id { get; init; }

    public required string Store { get; init; }

    public required string Sku { get; init; }

    /// <summary>Positive in, negative out.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Why: <c>sold</c>, <c>counted</c>.</summary>
    public required string Reason { get; init; }

    public OrderId? Order { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MovementRow>
    {
        public void Configure(EntityTypeBuilder<MovementRow> builder)
        {
            builder.ToTable("StockMovements");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Store).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.Sku).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.Quantity).HasPrecision(18, 3);
            builder.Property(row => row.Reason).HasMaxLength(20).IsUnicode(false);
            builder.HasIndex(row => new { row.Order, row.Sku }).IsUnique();
            builder.HasIndex(row => new { row.Store, row.Sku, row.At });
        }
    }
}
