using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Commerce.Database;

namespace Retail.Commerce.Payments;

/// <summary>One try to pay a cart: written down before the provider hears of it (design decision 8).</summary>
internal sealed class PaymentRow
{
    private const int MaxWord = 100;

    public required PaymentId Id { get; init; }

    public required CartId Cart { get; init; }

    public required OrderId Order { get; init; }

    public required string Provider { get; init; }

    public required string Method { get; init; }

    public required long AmountMinor { get; init; }

    public required Currency Currency { get; init; }

    public required string QuoteHash { get; init; }

    public required Fulfilment Fulfilment { get; init; }

    public DeliveryAddress? DeliverTo { get; init; }

    public PaymentState State { get; set; }

    public string? Reference { get; set; }

    public string? Reason { get; set; }

    /// <summary>
    /// Decided, and never undone: the provider is to give the money back, and no answer makes an order any more.
    /// </summary>
    public bool IsReversing { get; set; }

    public required DateTimeOffset IntendedAt { get; init; }

    /// <summary>When the recovery looks at it next, while it is unresolved.</summary>
    public required DateTimeOffset NextLookAt { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Nothing to charge: no provider is asked.</summary>
    public bool IsFree => AmountMinor == 0;

    public bool IsResolved => State is PaymentState.Captured or PaymentState.Declined or PaymentState.Reversed;

    public bool IsSameAs(PayCart command, CartId cart) =>
        Cart == cart && Order == command.Order && Provider == command.Provider && Method == command.Method &&
        QuoteHash == command.ExpectedHash && Fulfilment == command.Fulfilment &&
        DeliverTo == command.DeliverTo;

    /// <summary>
    /// A provider's word as long as the column: what a plugin says too much must not lose a payment.
    /// </summary>
    public static string? Fit(string? text) => text is { Length: > MaxWord } ? text[..MaxWord] : text;

    internal sealed class Configuration : IEntityTypeConfiguration<PaymentRow>
    {
        public void Configure(EntityTypeBuilder<PaymentRow> builder)
        {
            builder.ToTable("Payments");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Provider).HasMaxLength(60).IsUnicode(false);
            builder.Property(row => row.Method).HasMaxLength(100);
            builder.Property(row => row.QuoteHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.Fulfilment).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            builder.Property(row => row.DeliverTo).IsJson();
            builder.Property(row => row.State).HasConversion<string>().HasMaxLength(20).IsUnicode(false)
                .IsConcurrencyToken();
            builder.Property(row => row.Reference).HasMaxLength(MaxWord);
            builder.Property(row => row.Reason).HasMaxLength(MaxWord);
            builder.Ignore(row => row.Amount);
            builder.Ignore(row => row.IsFree);
            builder.Ignore(row => row.IsResolved);
            builder.HasIndex(row => new { row.State, row.NextLookAt });
            builder.HasIndex(row => row.Cart);
            builder.HasIndex(row => row.Order);
        }
    }
}
