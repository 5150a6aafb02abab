using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>Finds the first contradiction of a book's content, so that the engine never meets one.</summary>
internal static class BookCheck
{
    private const int MaxLanes = 8;
    private const int MaxPriceLists = 10_000;
    private const int MaxPromotions = 10_000;
    private const int MaxParts = 20;
    private const int MaxCodeLength = 40;
    private const int MaxPercentScale = 4;

    public static Refusal Refuse(string id, string reason) =>
        Refusal.Of(RefusalKind.Rule, "publication.bad-rule", ("id", id), ("reason", reason));

    public static Refusal? Find(BookContent content) =>
        Settings(content.Settings, content.Publication)
        ?? PriceLists(content)
        ?? TaxCheck.Find(content)
        ?? Promotions(content);

    private static Refusal? Settings(BookSettings settings, int publication)
    {
        var reason = publication < 1 ? "bad-number"
            : settings.Currency == default ? "no-currency"
            : !Enum.IsDefined(settings.Rounding) || !Enum.IsDefined(settings.TaxRounding) ? "unknown-rounding"
            : settings.Lanes.Count is < 1 or > MaxLanes ? "bad-lane-count"
            : settings.Lanes.All(IsCode) ? null : "bad-code";
        return reason is not null ? Refuse("settings", reason) : Duplicate(settings.Lanes);
    }

    private static Refusal? PriceLists(BookContent content)
    {
        if (content.PriceLists.Count > MaxPriceLists)
        {
            return Refuse("price-lists", "too-many");
        }

        foreach (var list in content.PriceLists)
        {
            var reason = !IsCode(list?.Code)
                ? "bad-code"
                : ScopeReason(list!.Channels, list.Stores, list.Groups, list.From, list.Until);
            if (reason is not null)
            {
                return Refuse(list?.Code ?? string.Empty, reason);
            }
        }

        return Duplicate(content.PriceLists.Select(list => list.Code));
    }

    private static Refusal? Promotions(BookContent content)
    {
        if (content.Promotions.Count > MaxPromotions)
        {
            return Refuse("promotions", "too-many");
        }

        var lanes = content.Settings.Lanes.ToHashSet(StringComparer.Ordinal);
        var coupons = new HashSet<string>(StringComparer.Ordinal);
        foreach (var promotion in content.Promotions)
        {
            var reason = !IsCode(promotion?.Code)
                ? "bad-code"
                : ReasonOf(promotion!, lanes, coupons, content.Settings.Currency);
            if (reason is not null)
            {
                return Refuse(promotion?.Code ?? string.Empty, reason);
            }
        }

        return Duplicate(content.Promotions.Select(promotion => promotion.Code));
    }

    private static string? ReasonOf(
        Promotion promotion, HashSet<string> lanes, HashSet<string> coupons, Currency currency)
    {
        if (!lanes.Contains(promotion.Lane))
        {
            return "unknown-lane";
        }

        if (promotion.Benefits.Count is < 1 or > MaxParts)
        {
            return "bad-benefit-count";
        }

        return promotion.Conditions.Count > MaxParts ? "bad-condition-count"
            : ScopeReason(promotion.Channels, promotion.Stores, promotion.Groups, promotion.From, promotion.Until)
            ?? promotion.Conditions.Select(condition => ReasonOf(condition, currency)).FirstOrDefault(IsSaid)
            ?? promotion.Benefits.Select(benefit => ReasonOf(benefit, currency)).FirstOrDefault(IsSaid)
            ?? (CouponsOf(promotion).All(coupons.Add) ? null : "duplicate-coupon");
    }

    private static bool IsSaid(string? reason) => reason is not null;

    /// <summary>A code may stand in two conditions of one promotion, but not in two promotions.</summary>
    private static IEnumerable<string> CouponsOf(Promotion promotion) =>
        promotion.Conditions
            .OfType<CouponEntered>()
            .SelectMany(condition => condition.Codes)
            .Distinct(StringComparer.Ordinal);

    private static string? ReasonOf(Condition condition, Currency currency) => condition switch
    {
        CouponEntered coupon => coupon.Codes.Count > 0 && coupon.Codes.All(IsCoupon) ? null : "bad-coupon",
        QuantityAtLeast quantity => ReasonOf(quantity.Target) ??
            (quantity.Quantity is > 0 and <= QuoteEngine.MaxUnits && HasScale(quantity.Quantity, Quantity.MaxScale)
                ? null
                : "bad-quantity"),
        SpendAtLeast spend => ReasonOf(spend.Target) ?? ReasonOf(spend.Amount, currency),
        _ => "unknown-condition",
    };

    private static string? ReasonOf(Benefit benefit, Currency currency) => benefit switch
    {
        PercentOff percent => ReasonOf(percent.Target) ?? ReasonOf(percent.Percent),
        AmountOff amount => ReasonOf(amount.Target) ?? ReasonOf(amount.Amount, currency) ??
            (Enum.IsDefined(amount.Spread) ? null : "unknown-spread"),
        BuyGet buyGet => ReasonOf(buyGet.BuyTarget) ?? ReasonOf(buyGet.GetTarget) ?? ReasonOf(buyGet.Percent) ??
            (buyGet.BuyCount < 1 || buyGet.GetCount < 1 || buyGet.MaxTimes < 1 ? "bad-count" : null),
        _ => "unknown-benefit",
    };

    private static string? ReasonOf(Target target) =>
        target.Skus.Concat(target.Categories).Any(string.IsNullOrEmpty) ? "bad-target" : null;

    private static string? ReasonOf(decimal percent) =>
        percent is > 0 and <= 100 && HasScale(percent, MaxPercentScale) ? null : "bad-percent";

    private static string? ReasonOf(Money amount, Currency currency) =>
        amount.Currency != currency ? "foreign-currency"
        : amount.AmountMinor is > 0 and <= QuoteEngine.MaxAmountMinor ? null
        : "bad-amount";

    private static string? ScopeReason(
        IReadOnlyList<string> channels,
        IReadOnlyList<string> stores,
        IReadOnlyList<string> groups,
        DateTimeOffset? from,
        DateTimeOffset? until) =>
        from >= until ? "empty-period"
        : channels.Concat(stores).Concat(groups).Any(string.IsNullOrEmpty) ? "bad-scope"
        : null;

    internal static bool IsCode(string? code) =>
        code is { Length: >= 1 and <= MaxCodeLength } &&
        code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsCoupon(string? code) =>
        code is { Length: >= 1 and <= MaxCodeLength } &&
        code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool HasScale(decimal value, int scale) =>
        decimal.Round(value, scale, MidpointRounding.ToZero) == value;

    private static Refusal? Duplicate(IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return codes.FirstOrDefault(code => !seen.Add(code)) is { } twice ? Refuse(twice, "duplicate-code") : null;
    }
}
