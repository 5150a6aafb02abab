using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>A cart: one row, one version, one owner. Its decisions are here; nothing is loaded or saved.</summary>
internal sealed class CartRow
{
    public const int MaxHistory = 100;

    public required CartId Id { get; init; }

    /// <summary>Counts changes; the database refuses a change of another version than the one read.</summary>
    public long Version { get; set; }

    public CartState State { get; set; }

    public required string OwnerChannel { get; set; }

    public TerminalId? OwnerTerminal { get; set; }

    public string? OwnerName { get; set; }

    /// <summary>Hash of the owner's token, or null while a till holds the cart.</summary>
    public string? TokenHash { get; set; }

    /// <summary>Counts owners, so that each gets a token of its own.</summary>
    public int Generation { get; set; }

    public required PriceGuarantee Guarantee { get; set; }

    public required IReadOnlyList<CartLine> Lines { get; set; }

    public required IReadOnlyList<string> Codes { get; set; }

    public required IReadOnlyList<HistoryEvent> History { get; set; }

    public HandoffId? Handoff { get; set; }

    public OrderId? Order { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public CartOwner Owner => new(OwnerChannel, OwnerTerminal, OwnerName);

    public Basket Basket => new(
        Guarantee.Context, [.. Lines.Select(line => new BasketLine(line.Id, line.Sku, line.Quantity))], Codes);

    public bool IsOwnedBy(CartKey key) => key.Terminal is { } terminal
        ? OwnerTerminal == terminal
        : IsToken(TokenHash, key.Token);

    public static bool IsToken(string? storedHash, string? token) =>
        storedHash is not null && token is not null &&
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(storedHash), Encoding.ASCII.GetBytes(Capabilities.HashOf(token)));

    public void GiveTo(string channel, TerminalId? terminal, string? name, string? tokenHash)
    {
        (OwnerChannel, OwnerTerminal, OwnerName, TokenHash) = (channel, terminal, name, tokenHash);
        Generation++;
    }

    /// <summary>Every change goes through here: version, time and, when it is worth telling, history.</summary>
    public void Changed(
        DateTimeOffset now, string? code = null, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        Version++;
        ChangedAt = now;
        if (code is null || History.Count >= MaxHistory)
        {
            return;
        }

        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            named.Add(name, value);
        }

        History = [.. History, new HistoryEvent(now, OwnerChannel, code, named.ToImmutable())];
    }

    internal sealed class Configuration : IEntityTypeConfiguration<CartRow>
    {
        public void Configure(EntityTypeBuilder<CartRow> builder)
        {
            builder.ToTable("Carts");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Version).IsConcurrencyToken();
            builder.Property(row => row.State).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            builder.Property(row => row.OwnerChannel).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.OwnerName).HasMaxLength(100);
            builder.Property(row => row.TokenHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.Guarantee).IsJson();
            builder.Property(row => row.Lines).IsJson();
            builder.Property(row => row.Codes).IsJson();
            builder.Property(row => row.History).IsJson();
            builder.Ignore(row => row.Owner);
            builder.Ignore(row => row.Basket);
            builder.HasIndex(row => row.ChangedAt);
        }
    }
}
