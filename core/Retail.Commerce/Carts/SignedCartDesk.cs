using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;
using Retail.Commerce.Terminals;
using Retail.Pricing;

namespace Retail.Commerce.Carts;

/// <summary>
/// Takes in a cart that a till signed: believes the signature, not the numbers. It is priced again under its
/// publication, and must give the same hash; then it is a cart like any other, waiting for its claim.
/// </summary>
internal sealed class SignedCartDesk(
    RetailDbContext database,
    ITerminalDirectory terminals,
    IPriceBooks books,
    Capabilities capabilities,
    TimeProvider clock)
{
    private static readonly TimeSpan LongestHandoff = TimeSpan.FromHours(1);

    /// <summary>The handoff of this document, stored now or before.</summary>
    public async Task<Outcome<(HandoffRow Handoff, CartRow? Cart)>> TakeInAsync(
        string text, TerminalId? expected, CancellationToken cancellationToken)
    {
        var read = SignedCartCodec.Decode(text);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var document = read.Value;
        var till = await terminals.FindAsync(document.Terminal, cancellationToken);
        if (till is null || till.Blocked || (expected is { } caller && caller != document.Terminal) ||
            !IsSignedBy(text, till))
        {
            return Refusal.Of(RefusalKind.Rule, "handoff.bad-signature");
        }

        var stored = await database.Set<HandoffRow>()
            .SingleOrDefaultAsync(row => row.Id == document.Handoff, cancellationToken);
        if (stored is not null)
        {
            // A row of another till or sequence under this id is no repeat of this document.
            return stored.FromTerminal == document.Terminal &&
                (stored.SignedSequence is null || stored.SignedSequence == document.Sequence)
                ? (stored, await database.Set<CartRow>()
                    .SingleOrDefaultAsync(row => row.Id == stored.Cart, cancellationToken))
                : Refusal.Of(RefusalKind.Conflict, "handoff.replayed");
        }

        if (await database.Set<HandoffRow>().AnyAsync(
            row => row.FromTerminal == document.Terminal && row.SignedSequence == document.Sequence, cancellationToken))
        {
            return Refusal.Of(RefusalKind.Conflict, "handoff.replayed");
        }

        return await StoreAsync(document, till, cancellationToken);
    }

    private async Task<Outcome<(HandoffRow Handoff, CartRow? Cart)>> StoreAsync(
        SignedCart document, TerminalPlace till, CancellationToken cancellationToken)
    {
        var cart = await database.Set<CartRow>()
            .SingleOrDefaultAsync(row => row.Id == document.Cart, cancellationToken);
        if (cart is not null && (cart.OwnerTerminal != till.Id || cart.State != CartState.Open))
        {
            return CartRefusals.NotOwner(cart);
        }

        var lines = Check(document, till, cart).Then(book => Price(document, book));
        if (lines.IsRefused)
        {
            return lines.Refusal;
        }

        var now = clock.GetUtcNow();
        if (cart is null)
        {
            cart = new CartRow
            {
                Id = document.Cart,
                OwnerChannel = till.Channel,
                OwnerTerminal = till.Id,
                OwnerName = till.Name,
                Guarantee = document.Guarantee,
                Lines = lines.Value,
                Codes = document.Codes,
                History = [],
                CreatedAt = now,
                ChangedAt = now,
            };
            cart.Changed(document.Guarantee.Context.Instant, "history.started-at-till", ("till", till.Name));
            database.Add(cart);
        }

        await EndOfferAsync(cart, cancellationToken);
        (cart.Guarantee, cart.Lines, cart.Codes) = (document.Guarantee, lines.Value, document.Codes);
        var handoff = new HandoffRow
        {
            Id = document.Handoff,
            Cart = cart.Id,
            FromChannel = till.Channel,
            FromTerminal = till.Id,
            FromName = till.Name,
            CodeHash = capabilities.HashOfCode(capabilities.CodeOf(document.Handoff)),
            SignedSequence = document.Sequence,
            IssuedAt = document.IssuedAt,
            ExpiresAt = document.ExpiresAt,
        };
        database.Add(handoff);
        cart.Handoff = handoff.Id;
        cart.Changed(document.IssuedAt, "history.handed-off");
        return (handoff, cart);
    }

    /// <summary>A till that offers its cart anew has taken it back: of two codes only one may open it.</summary>
    private async Task EndOfferAsync(CartRow cart, CancellationToken cancellationToken)
    {
        if (cart.Handoff is { } id &&
            await database.Set<HandoffRow>().SingleAsync(row => row.Id == id, cancellationToken) is
            { State: HandoffState.Waiting } before)
        {
            before.State = HandoffState.TakenBack;
        }
    }

    /// <summary>
    /// What a till may promise: the prices of its own store, or of where a cart that it claimed began; its clock within
    /// reason, a handoff and a guarantee of usual length.
    /// </summary>
    private Outcome<PriceBook> Check(SignedCart document, TerminalPlace till, CartRow? cart)
    {
        var now = clock.GetUtcNow();
        var context = document.Guarantee.Context;
        var began = cart?.Guarantee.Context;
        var place = (context.Channel, context.Store);
        var plausible = (place == (till.Channel, till.Store) || place == (began?.Channel, began?.Store)) &&
            context.Instant <= document.IssuedAt + TimeSpan.FromSeconds(1) &&
            document.IssuedAt <= now + TerminalProof.Tolerance &&
            document.ExpiresAt > document.IssuedAt && document.ExpiresAt - document.IssuedAt <= LongestHandoff &&
            LifeOf(document.Guarantee) <= LongestLife(till, cart) + TimeSpan.FromSeconds(1);
        if (!plausible)
        {
            return Refusal.Of(RefusalKind.Rule, "handoff.implausible");
        }

        if (now >= document.ExpiresAt)
        {
            return HandoffRefusals.Expired(document.ExpiresAt);
        }

        var number = document.Guarantee.Publication;
        var inForce = books.At(context.Instant);
        return books.ByNumber(number) is { } book && inForce is not null && number <= inForce.Publication
            ? book
            : Refusal.Of(
                RefusalKind.Rule, "handoff.unknown-publication",
                ("publication", number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// What the till was told at its enrolment, or what a cart that it claimed was promised elsewhere.
    /// </summary>
    private static TimeSpan LongestLife(TerminalPlace till, CartRow? cart) =>
        cart is not null && LifeOf(cart.Guarantee) is var promised && promised > till.GuaranteeLife
            ? promised
            : till.GuaranteeLife;

    private static TimeSpan LifeOf(PriceGuarantee guarantee) => guarantee.ExpiresAt - guarantee.Context.Instant;

    private static Outcome<IReadOnlyList<CartLine>> Price(SignedCart document, PriceBook book)
    {
        var basket = new Retail.Abstractions.Quotes.Basket(document.Guarantee.Context, document.Lines, document.Codes);
        var quote = QuoteEngine.Price(basket, book);
        if (quote.IsRefused)
        {
            return quote.Refusal;
        }

        if (quote.Value.Hash != document.QuoteHash)
        {
            return Refusal.Of(
                RefusalKind.Rule, "handoff.price-differs", ("till", document.QuoteHash[..12]),
                ("server", quote.Value.Hash[..12]));
        }

        return document.Lines
            .Select(line => new CartLine(line.Id, line.Sku, book.Variants.Find(line.Sku)!.Variant.Name, line.Quantity))
            .ToArray();
    }

    private static bool IsSignedBy(string text, TerminalPlace till)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(till.PublicKey, out _);
        return SignedCartCodec.Verify(text, key);
    }
}
