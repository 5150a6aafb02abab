using System.Globalization;
using Retail.BackOffice.Frame;
using Retail.BackOffice.Typing;
using Retail.Commerce.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.BackOffice.Promotions;

/// <summary>From a promotion to its form, and from what was sent.</summary>
internal static class PromotionForms
{
    private const int MaxText = 20_000;

    public static PromotionForm Of(WorkingPromotion working, TimeZoneInfo zone, CultureInfo culture)
    {
        var promotion = working.Promotion;
        var target = PromotionParts.TargetOf(promotion);
        var form = new PromotionForm
        {
            Code = promotion.Code,
            Version = working.Version,
            English = promotion.Name.ByLanguage.GetValueOrDefault("en", string.Empty),
            Spanish = promotion.Name.ByLanguage.GetValueOrDefault("es", string.Empty),
            Lane = promotion.Lane,
            From = TypedInstant.Write(promotion.From, zone),
            Until = TypedInstant.Write(promotion.Until, zone),
            Kind = PromotionParts.KindOf(promotion),
            Categories = target?.Categories ?? [],
            Skus = string.Join(' ', target?.Skus ?? []),
            Coupons = string.Join(' ', PromotionParts.CouponOf(promotion)?.Codes ?? []),
            Spend = PromotionParts.SpendOf(promotion) is { } spend
                ? TypedNumber.Write(spend.Amount.ToAmountString(), culture)
                : string.Empty,
        };
        return promotion.Benefits is [var benefit] ? Fill(form, benefit, culture) : form;
    }

    public static PromotionForm Typed(TypedForm form) => new()
    {
        Code = form["code"].Trim(),
        Version = form["version"],
        English = form["english"].Trim(),
        Spanish = form["spanish"].Trim(),
        Lane = form["lane"],
        From = form["from"].Trim(),
        Until = form["until"].Trim(),
        Kind = form["kind"] switch
        {
            "percent" => PromotionKind.Percent,
            "amount" => PromotionKind.Amount,
            "take-pay" => PromotionKind.TakePay,
            _ => PromotionKind.Other,
        },
        Percent = form["percent"].Trim(),
        Amount = form["amount"].Trim(),
        IsEachUnit = form["spread"] == "each",
        Take = form["take"].Trim(),
        Pay = form["pay"].Trim(),
        Categories = form.All("category"),
        Skus = Cut(form["skus"]),
        Coupons = Cut(form["coupons"]),
        Spend = form["spend"].Trim(),
    };

    private static PromotionForm Fill(PromotionForm form, Benefit benefit, CultureInfo culture) => benefit switch
    {
        PercentOff percent => form with
        {
            Percent = TypedNumber.Write(percent.Percent.ToString("0.####", CultureInfo.InvariantCulture), culture),
        },
        AmountOff amount => form with
        {
            Amount = TypedNumber.Write(amount.Amount.ToAmountString(), culture),
            IsEachUnit = amount.Spread == AmountSpread.EachUnit,
        },
        BuyGet buyGet when form.Kind == PromotionKind.TakePay => form with
        {
            Take = (buyGet.BuyCount + buyGet.GetCount).ToString(culture),
            Pay = buyGet.BuyCount.ToString(culture),
        },
        _ => form,
    };

    private static string Cut(string text) => text.Length > MaxText ? text[..MaxText] : text.Trim();
}
