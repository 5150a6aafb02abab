using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;

namespace Retail.Terminal.Selling;

/// <summary>What may be done to a sale's lines; pure. The engine has the last word on each change.</summary>
internal static class SaleRules
{
    public static Outcome<Sale> WithMore(this Sale sale, BookVariant variant, decimal quantity, PriceBook book)
    {
        var sku = variant.Variant.Sku;
        var same = variant.Variant.Unit == UnitOfMeasure.Piece
            ? sale.Lines.FirstOrDefault(line => line.Sku == sku)
            : null;
        if (same is not null)
        {
            // The one that is added is judged by itself first: minus one is refused, not subtracted.
            return Quantity.Of(quantity).Then(_ => sale.WithQuantity(same.Id, same.Quantity.Value + quantity, book));
        }

        var number = sale.LinesMade + 1;
        while (sale.Lines.Any(line => line.Id == NameOf(number)))
        {
            number++;
        }

        return Quantity.Of(quantity).Then(checkedQuantity => Price(
            sale with
            {
                Lines = [
                .. sale.Lines, new BasketLine(NameOf(number), sku, checkedQuantity)],
                LinesMade = number
            },
            book));
    }

    public static Outcome<Sale> WithQuantity(this Sale sale, string lineId, decimal quantity, PriceBook book)
    {
        if (sale.Lines.All(line => line.Id != lineId))
        {
            return LineNotFound(lineId);
        }

        return Quantity.Of(quantity).Then(changed => Price(
            sale with
            {
                Lines = [
                .. sale.Lines.Select(line => line.Id == lineId ? line with { Quantity = changed } : line)]
            },
            book));
    }

    public static Outcome<Sale> Without(this Sale sale, string lineId, PriceBook book)
    {
        var at = sale.Lines.Index().Where(one => one.Item.Id == lineId).Select(one => one.Index).ToArray();
        if (at is not [var index])
        {
            return LineNotFound(lineId);
        }

        var told = sale.Quote.Lines.Single(line => line.LineIds.Contains(lineId));
        var voided = new VoidedLine(sale.Lines[index], index, told.Name, told.Unit);
        return Price(sale with { Lines = [.. sale.Lines.Where(line => line.Id != lineId)] }, book)
            .Select(changed => changed with { Voided = voided });
    }

    /// <summary>The line that was voided last, where it was; one that is back already is left alone.</summary>
    public static Outcome<Sale> WithVoided(this Sale sale, string lineId, PriceBook book)
    {
        if (sale.Lines.Any(line => line.Id == lineId))
        {
            return sale;
        }

        if (sale.Voided is not { } voided || voided.Line.Id != lineId)
        {
            return Refusal.Of(RefusalKind.Conflict, "till.line-not-voided", ("line", Short(lineId)));
        }

        return Price(
            sale with { Lines = [.. sale.Lines.Take(voided.At), voided.Line, .. sale.Lines.Skip(voided.At)] }, book);
    }

    public static Outcome<Sale> WithCode(this Sale sale, string code, PriceBook book)
    {
        var entered = code.Trim().ToUpperInvariant();
        return sale.Codes.Contains(entered) ? sale : Price(sale with { Codes = [.. sale.Codes, entered] }, book);
    }

    public static Outcome<Sale> WithoutCode(this Sale sale, string code, PriceBook book)
    {
        var entered = code.Trim().ToUpperInvariant();
        return sale.Codes.Contains(entered)
            ? Price(sale with { Codes = [.. sale.Codes.Where(known => known != entered)] }, book)
            : Refusal.Of(RefusalKind.NotFound, "cart.code-not-found", ("code", Short(code)));
    }

    /// <summary>The sale under another guarantee.</summary>
    public static Outcome<Sale> Under(this Sale sale, PriceGuarantee guarantee, PriceBook book) =>
        Price(sale with { Guarantee = guarantee }, book);

    public static Outcome<Sale> Price(Sale sale, PriceBook book) =>
        QuoteEngine.Explain(sale.Basket, book).Select(quote => sale with { Quote = quote, Voided = null });

    private static string NameOf(int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line-{number}");

    private static Refusal LineNotFound(string lineId) =>
        Refusal.Of(RefusalKind.NotFound, "cart.line-not-found", ("line", Short(lineId)));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
