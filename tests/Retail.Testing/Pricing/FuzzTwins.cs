using System.Globalization;
using System.Text.Json;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Json;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Promotions;

namespace Retail.Testing.Pricing;

/// <summary>What holds between two quotes.</summary>
internal static class FuzzTwins
{
    private static readonly CultureInfo[] Cultures =
        [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("es-ES"), CultureInfo.GetCultureInfo("tr-TR")];

    public static FuzzVerdict Explained(FuzzCase one, Quote quote)
    {
        var explained = QuoteEngine.Explain(one.Basket, one.Book).Value;
        return Same(quote, explained);
    }

    public static FuzzVerdict Permuted(FuzzCase one, Quote quote)
    {
        if (one.Basket.Lines.Count < 2)
        {
            return FuzzVerdict.NotAsked;
        }

        var half = one.Basket.Lines.Count / 2;
        var basket = one.Basket with
        {
            Lines = [.. one.Basket.Lines.Skip(half).Reverse(), .. one.Basket.Lines.Take(half)],
            Codes = [.. one.Basket.Codes.Reverse(), .. one.Basket.Codes.Take(1)],
        };
        return Same(quote, QuoteEngine.Price(basket, one.Book).Value);
    }

    /// <summary>Pieces that no cashier changed are one line whatever lines they come in, so no policy that follows the
    /// order of lines is exempt: that order is by SKU.</summary>
    public static FuzzVerdict Split(FuzzCase one, Quote quote)
    {
        var changed = (one.Basket.Changes ?? []).Select(change => change.Line).ToHashSet(StringComparer.Ordinal);
        var lines = new List<BasketLine>();
        foreach (var line in one.Basket.Lines)
        {
            if (line.Quantity.Value < 2 || changed.Contains(line.Id) ||
                one.Find(line.Sku)!.Variant.Unit != UnitOfMeasure.Piece)
            {
                lines.Add(line);
                continue;
            }

            lines.Insert(0, line with { Id = line.Id + "-a", Quantity = Quantity.One });
            lines.Add(line with { Id = line.Id + "-b", Quantity = Quantity.Of(line.Quantity.Value - 1).Value });
        }

        return lines.Count == one.Basket.Lines.Count
            ? FuzzVerdict.NotAsked
            : Same(quote, QuoteEngine.Price(one.Basket with { Lines = lines }, one.Book).Value);
    }

    public static FuzzVerdict BookReversed(FuzzCase one, Quote quote) => one.Promotions.Count < 2
        ? FuzzVerdict.NotAsked
        : Same(quote, QuoteEngine.Price(one.Basket, one.With([.. one.Promotions.Reverse()])).Value);

    /// <summary>
    /// Of goods: shipping may cost more when goods cost less, and what a cashier takes off is rounded anew.
    /// </summary>
    public static FuzzVerdict OneMore(FuzzCase one, Quote quote)
    {
        var settings = one.Settings;
        if (settings.Lanes.Count > 1 || settings.LaneChoice != LaneChoice.BestCombination ||
            settings.LaneBasis != LaneBasis.Running || one.Basket.Changes is not null || !quote.ProvedBest)
        {
            return FuzzVerdict.NotAsked;
        }

        var more = FuzzGenerator.OneMore(one);
        var with = QuoteEngine.Price(one.Basket, one.With([.. one.Promotions, more])).Value;
        return !with.ProvedBest ? FuzzVerdict.NotAsked
            : with.Discount > quote.Discount
                ? FuzzVerdict.Fails($"with {Json(more)} the discount is {with.Discount}, not {quote.Discount}")
            : FuzzVerdict.Holds;
    }

    public static FuzzVerdict InEveryCulture(FuzzCase one, Quote quote)
    {
        if (one.Index % 16 != 0)
        {
            return FuzzVerdict.NotAsked;
        }

        var before = CultureInfo.CurrentCulture;
        try
        {
            var answers = Cultures.Select(culture =>
            {
                CultureInfo.CurrentCulture = culture;
                var anew = FuzzGenerator.Case(one.Seed, one.Index);
                return Json(QuoteEngine.Explain(anew.Basket, anew.Book).Value);
            });
            return FuzzVerdict.Of(
                answers.Distinct(StringComparer.Ordinal).Count() == 1 ? null : "cultures differ");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static FuzzVerdict Same(Quote quote, Quote other) => FuzzVerdict.Of(
        string.Equals(quote.Hash, other.Hash, StringComparison.Ordinal) && quote.Gap == other.Gap
            ? null
            : $"the discount is {other.Discount} (gap {other.Gap}), not {quote.Discount} (gap {quote.Gap})");

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, RetailJson.Options);
}
