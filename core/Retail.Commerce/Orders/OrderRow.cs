using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Database;

namespace Retail.Commerce.Orders;

/// <summary>What was bought; its price never changes again.</summary>
internal sealed class OrderRow
{
    public required OrderId Id { get; init; }

    public required string Number { get; init; }

    public required string Channel { get; init; }

    public string? Store { get; init; }

    public CartId? Cart { get; init; }

    public TerminalId? Terminal { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required Fulfilment Fulfilment { get; init; }

    public DeliveryAddress? DeliverTo { get; init; }

    public string? DoorCode { get; init; }

    public required long TotalMinor { get; init; }

    public required Currency Currency { get; init; }

    public required int Publication { get; init; }

    public required string QuoteHash { get; init; }

    public required Quote Quote { get; init; }

    public required IReadOnlyList<Tender> Tenders { get; init; }

    public string? Receipt { get; init; }

    public required IReadOnlyList<HistoryEvent> History { get; init; }

    /// <summary>Why a person should look at it, a code; null when all is well.</summary>
    public string? Flag { get; init; }

    public Order ToWire() => new(
        Id, Number, Channel, Store, Cart, PlacedAt, Fulfilment, DoorCode, Quote, Tenders, Receipt, History,
        DeliverTo);

    internal sealed class Configuration : IEntityTypeConfiguration<OrderRow>
    {
        public void Configure(EntityTypeBuilder<OrderRow> builder)
        {
            builder.ToTable("Orders");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Number).HasMaxLength(120).IsUnicode(false);
            builder.Property(row => row.Channel).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.Store).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.Fulfilment).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            builder.Property(row => row.DeliverTo).IsJson();
            builder.Property(row => row.DoorCode).HasMaxLength(6).IsUnicode(false);
            builder.Property(row => row.QuoteHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.Quote).IsJson();
            builder.Property(row => row.Tenders).IsJson();
            builder.Property(row => row.History).IsJson();
            builder.Property(row => row.Receipt).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.Flag).HasMaxLength(60).IsUnicode(false);
            builder.HasIndex(row => row.Number).IsUnique();
            builder.HasIndex(row => row.Cart).IsUnique();
            builder.HasIndex(row => new { row.Store, row.DoorCode, row.PlacedAt });
        }
    }
}
