using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.BackOffice.Promotions;

/// <summary>What a promotion gives, on what and for whom, in one line.</summary>
internal static class OfferWords
{
    private const int MaxNames = 3;

    public static string Gives(Promotion promotion, CultureInfo culture) =>
        string.Join(" + ", promotion.Benefits.Select(benefit => Gives(benefit, culture)));

    public static string On(Promotion promotion, IReadOnlyList<Category> categories, CultureInfo culture)
    {
        var target = PromotionParts.TargetOf(promotion);
        if (target is null || target.Skus.Count + target.Categories.Count == 0)
        {
            return Words.Promotions["everything"];
        }

        var names = target.Categories
            .Select(code => categories.FirstOrDefault(one => one.Code == code)?.Name.In(culture) ?? code).ToArray();
        var shown = string.Join(", ", names.Take(MaxNames));
        var more = names.Length > MaxNames ? " +" + (names.Length - MaxNames).ToString(culture) : string.Empty;
        var items = target.Skus.Count == 0 ? string.Empty : Words.Promotions.Count("items", target.Skus.Count);
        return string.Join(" · ", new[] { shown + more, items }.Where(part => part.Length > 0));
    }

    public static IEnumerable<string> If(Promotion promotion, CultureInfo culture)
    {
        if (PromotionParts.CouponOf(promotion) is { } coupon)
        {
            var more = coupon.Codes.Count > 1 ? " +" + (coupon.Codes.Count - 1).ToString(culture) : string.Empty;
            yield return Words.Promotions.Write("if-coupon", ("code", coupon.Codes[0] + more));
        }

        if (PromotionParts.SpendOf(promotion) is { } spend)
        {
            yield return Words.Promotions.Write("if-spend", ("amount", spend.Amount.ToText(culture)));
        }

        if (PromotionParts.Others(promotion).Any())
        {
            yield return Words.Promotions["if-more"];
        }
    }

    private static string Gives(Benefit benefit, CultureInfo culture) => benefit switch
    {
        PercentOff percent => Words.Promotions.Write("gives-percent", ("percent", Number(percent.Percent, culture))),
        AmountOff amount => Words.Promotions.Write(
            amount.Spread == AmountSpread.EachUnit ? "gives-amount-each" : "gives-amount",
            ("amount", amount.Amount.ToText(culture))),
        BuyGet { Percent: 100 } buyGet => Words.Promotions.Write(
            "gives-take-pay",
            ("take", (buyGet.BuyCount + buyGet.GetCount).ToString(culture)),
            ("pay", buyGet.BuyCount.ToString(culture))),
        BuyGet buyGet => Words.Promotions.Write(
            "gives-buy-get",
            ("buy", buyGet.BuyCount.ToString(culture)),
            ("get", buyGet.GetCount.ToString(culture)),
            ("percent", Number(buyGet.Percent, culture))),
        _ => Words.Promotions["gives-other"],
    };

    private static string Number(decimal number, CultureInfo culture) => number.ToString("0.####", culture);
}
