using System.Globalization;
using Retail.Commerce.Import;

namespace Retail.Commerce.Prices;

/// <summary>What prices and their scopes must look like, wherever they are typed in.</summary>
internal static class PriceRules
{
    private const int MaxScopeCodes = 200;
    private const NumberStyles NumberStyle = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    public static Outcome<UnitPrice> Price(string text, Currency currency) =>
        text.StartsWith('-')
            ? Refusal.Of(RefusalKind.Rule, "price.negative", ("price", CodeRules.Short(text)))
            : UnitPrice.TryParse(text, currency, out var price)
                ? price
                : Refusal.Of(
                    RefusalKind.Rule,
                    "price.bad-price",
                    ("price", CodeRules.Short(text)),
                    ("decimals", UnitPrice.MaxScale.ToString(CultureInfo.InvariantCulture)));

    public static Outcome<Quantity> MinQuantity(string text) =>
        decimal.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out var number)
            ? Quantity.Of(number)
            : Refusal.Of(RefusalKind.Rule, "price.bad-quantity", ("quantity", CodeRules.Short(text)));

    /// <summary>An entry in this currency; a list price is more than the price, or it would be no reduction.</summary>
    public static Outcome<PriceEntryEdit> Entry(PriceEntryEdit entry, Currency currency)
    {
        foreach (var price in new[] { entry.Price, entry.ListPrice ?? entry.Price })
        {
            if (price.Currency != currency)
            {
                return ForeignCurrency(price.Currency, currency);
            }
        }

        return entry.ListPrice is { } listPrice && listPrice.Amount <= entry.Price.Amount
            ? Refusal.Of(
                RefusalKind.Rule,
                "price.no-reduction",
                ("price", entry.Price.ToAmountString()),
                ("listPrice", listPrice.ToAmountString()))
            : entry;
    }

    public static Outcome<PriceListEdit> Scope(PriceListEdit scope, Currency bookCurrency)
    {
        if (scope.Currency != bookCurrency)
        {
            return ForeignCurrency(scope.Currency, bookCurrency);
        }

        if (scope.Until <= scope.From)
        {
            return Refusal.Of(RefusalKind.Rule, "price.bad-validity");
        }

        foreach (var codes in new[] { scope.Channels, scope.Stores, scope.Groups })
        {
            if (codes.Count > MaxScopeCodes)
            {
                return Refusal.Of(
                    RefusalKind.Rule,
                    "price.too-many-codes",
                    ("max", MaxScopeCodes.ToString(CultureInfo.InvariantCulture)));
            }

            var bad = codes.Select(CodeRules.Code).FirstOrDefault(code => code.IsRefused);
            if (bad.IsRefused)
            {
                return bad.Refusal;
            }
        }

        return scope;
    }

    public static Refusal UnknownList(string code) =>
        Refusal.Of(RefusalKind.NotFound, "price.unknown-list", ("list", CodeRules.Short(code)));

    public static Refusal UnknownSku(string sku) =>
        Refusal.Of(RefusalKind.Rule, "price.unknown-sku", ("sku", CodeRules.Short(sku)));

    /// <summary>What those who change a list's prices take turns at.</summary>
    public static string TurnOf(string list) => $"prices/{list}";

    public static Refusal Stale(VariantPrices prices) =>
        Refusal.Of(RefusalKind.Stale, "price.stale", ("sku", prices.Sku), ("list", prices.List));

    private static Refusal ForeignCurrency(Currency currency, Currency expected) =>
        Refusal.Of(
            RefusalKind.Rule, "price.foreign-currency", ("currency", currency.Code), ("expected", expected.Code));
}
