using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Abstractions.Carts;

namespace Retail.Commerce.Carts;

/// <summary>One passing of a cart. It also remembers who may still look at the cart that they gave away.</summary>
internal sealed class HandoffRow
{
    public required HandoffId Id { get; init; }

    public required CartId Cart { get; init; }

    public required string FromChannel { get; init; }

    public TerminalId? FromTerminal { get; init; }

    public string? FromName { get; init; }

    public string? FromTokenHash { get; init; }

    /// <summary>HMAC of the short code; null for a signed cart that was closed before anybody saw it.</summary>
    public string? CodeHash { get; init; }

    /// <summary>Of a till's signed cart: with <see cref="FromTerminal"/> its identity for ever.</summary>
    public long? SignedSequence { get; init; }

    public HandoffState State { get; set; }

    public string? ToChannel { get; set; }

    public TerminalId? ToTerminal { get; set; }

    public string? ToName { get; set; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? ClaimedAt { get; set; }

    public bool IsFrom(CartKey key) => key.Terminal is { } terminal
        ? FromTerminal == terminal
        : CartRow.IsToken(FromTokenHash, key.Token);

    /// <summary>Where it stands at this moment: waiting ends by itself.</summary>
    public HandoffState StateAt(DateTimeOffset now) =>
        State == HandoffState.Waiting && now >= ExpiresAt ? HandoffState.Expired : State;

    internal sealed class Configuration : IEntityTypeConfiguration<HandoffRow>
    {
        public void Configure(EntityTypeBuilder<HandoffRow> builder)
        {
            builder.ToTable("Handoffs");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.FromChannel).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.FromName).HasMaxLength(100);
            builder.Property(row => row.FromTokenHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.CodeHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.ToChannel).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.ToName).HasMaxLength(100);
            builder.Property(row => row.State).HasConversion<string>().HasMaxLength(20).IsUnicode(false)
                .IsConcurrencyToken();
            builder.HasIndex(row => row.CodeHash).IsUnique();
            builder.HasIndex(row => new { row.FromTerminal, row.SignedSequence }).IsUnique();
            builder.HasIndex(row => row.Cart);
        }
    }
}
