using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Publications;
using Retail.Pricing;

namespace Retail.Commerce.Carts;

/// <summary>Prices a cart under its guarantee, and says what it would cost without.</summary>
internal sealed class CartPricing(IPriceBooks books, CartSettings settings, TimeProvider clock)
{
    /// <summary>
    /// The guarantee that begins at an instant, which is now unless an offer was made a little earlier.
    /// </summary>
    public Outcome<PriceGuarantee> Begin(
        string channel, string? store, Currency currency, CustomerFacts customer, DateTimeOffset? offeredAt = null)
    {
        var now = WholeMilliseconds(offeredAt ?? clock.GetUtcNow());
        if (books.At(now) is not { } book)
        {
            return Refusal.Of(RefusalKind.Unavailable, "publication.none-in-force");
        }

        if (book.In(currency) is null)
        {
            return Refusal.Of(
                RefusalKind.Rule, "quote.foreign-currency", ("currency", currency.Code),
                ("expected", book.Content.Settings.Currency.Code));
        }

        return new PriceGuarantee(
            book.Publication, new QuoteContext(channel, store, currency, now, customer), now + settings.GuaranteeLife);
    }

    /// <summary>The book that a guarantee hangs on.</summary>
    public Outcome<PriceBook> BookOf(PriceGuarantee guarantee) => books.ByNumber(guarantee.Publication) is { } book
        ? book
        : Refusal.Of(RefusalKind.Unavailable, "cart.publication-gone", ("publication", Text(guarantee.Publication)));

    /// <summary>What the cart costs under its guarantee.</summary>
    public Outcome<Quote> Price(CartRow cart) =>
        BookOf(cart.Guarantee).Then(book => QuoteEngine.Explain(cart.Basket, book));

    /// <summary>What it would cost under a new guarantee.</summary>
    public Outcome<(PriceGuarantee Guarantee, Quote Quote)> PriceAfresh(CartRow cart, DateTimeOffset? offeredAt = null)
    {
        var context = cart.Guarantee.Context;
        var guarantee = Begin(context.Channel, context.Store, context.Currency, context.Customer, offeredAt);
        return guarantee.Then(fresh => BookOf(fresh)
            .Then(book => QuoteEngine.Explain(cart.Basket with { Context = fresh.Context }, book))
            .Select(quote => (fresh, quote)));
    }

    // The hash covers the instant as it travels: whole milliseconds.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
