using System.Globalization;

namespace Retail.BackOffice.Promotions;

/// <summary>Puts what the module refuses beside the field that it is about.</summary>
internal static class PromotionRefusals
{
    public static PromotionForm With(this PromotionForm form, Refusal refusal)
    {
        var words = refusal.In(CultureInfo.CurrentUICulture);
        return refusal.Code switch
        {
            "catalog.bad-code" => form.With("code", words),
            "catalog.bad-name" =>
                form.With(refusal.Arguments.GetValueOrDefault("name") == form.Spanish ? "spanish" : "english", words),
            "promotion.unknown-target" => form.With(
                form.Categories.Contains(refusal.Arguments["target"]) ? "category" : "skus", words),
            "publication.bad-rule" => Rule(form, refusal.Arguments.GetValueOrDefault("reason", string.Empty), words),
            _ => form.With(string.Empty, words),
        };
    }

    private static PromotionForm Rule(PromotionForm form, string reason, string words)
    {
        var field = reason switch
        {
            "unknown-lane" => "lane",
            "empty-period" => "until",
            "bad-coupon" or "duplicate-coupon" => "coupons",
            "bad-percent" => "percent",
            "bad-amount" => form.Kind == PromotionKind.Amount ? "amount" : "spend",
            "bad-count" => "take",
            "bad-target" => "skus",
            "bad-code" => "code",
            _ => null,
        };
        return field is null ? form.With(string.Empty, words) : form.With(field, Words.Promotions["rule." + reason]);
    }
}
