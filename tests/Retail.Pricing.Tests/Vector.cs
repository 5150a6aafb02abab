using Retail.Abstractions.Catalog;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests;

/// <summary>A file of tests/vectors/pricing: a basket from real life, the offers, and what it costs.</summary>
internal sealed record Vector(
    string Story,
    IReadOnlyList<Vector.Item> Variants,
    IReadOnlyList<Vector.Offer> Promotions,
    IReadOnlyList<Vector.Line> Lines,
    Vector.Expected Expect,
    bool PricesIncludeTax = true,
    TaxRounding TaxRounding = TaxRounding.RateTotal,
    IReadOnlyList<string>? Codes = null,
    IReadOnlyDictionary<string, int>? UsesLeft = null)
{
    internal sealed record Item(
        string Sku,
        decimal Price,
        string Category,
        UnitOfMeasure Unit = UnitOfMeasure.Piece,
        string Tax = "standard",
        IReadOnlyList<Break>? Breaks = null);

    internal sealed record Break(decimal From, decimal Price);

    internal sealed record Offer(
        string Code, string Lane, IReadOnlyList<Condition> Conditions, IReadOnlyList<Benefit> Benefits,
        int Priority = 0, IReadOnlyList<string>? Stores = null)
    {
        public Promotion ToPromotion() => new(
            Code, LocalText.Of(Code + " offer", "oferta " + Code), Lane, Priority, [], Stores
                ?? [], [], null, null, Conditions, Benefits);
    }

    internal sealed record Line(string Sku, decimal Quantity);

    internal sealed record Expected(
        IReadOnlyList<ExpectedLine> Lines, IReadOnlyList<ExpectedTax> Taxes, string Total, bool Proved,
        IReadOnlyList<string> Explanations);

    internal sealed record ExpectedLine(
        string Sku, string Subtotal, IReadOnlyDictionary<string, string> Adjustments, string Total, string Units);

    internal sealed record ExpectedTax(string Category, decimal Rate, string Net, string Tax, string Gross);
}
