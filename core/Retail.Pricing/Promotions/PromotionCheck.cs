using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>Finds what contradicts itself in a promotion, as stable words.</summary>
internal sealed class PromotionCheck(BookContent content)
{
    private const int MaxParts = 20;
    private const int MaxBundleParts = 10;
    private const int MaxCount = QuoteEngine.MaxUnits;

    private readonly HashSet<string> lanes = new(content.Settings.Lanes, StringComparer.Ordinal);
    private readonly HashSet<string> coupons = new(StringComparer.Ordinal);
    private readonly HashSet<string> methods =
        new((content.ShippingMethods ?? []).Select(method => method?.Code ?? ""), StringComparer.Ordinal);

    /// <summary>Every reason against it; a promotion is asked once, for its coupons are noted.</summary>
    public IEnumerable<string> ReasonsAgainst(Promotion promotion)
    {
        string?[] reasons =
        [
            lanes.Contains(promotion.Lane) ? null : "unknown-lane",
            promotion.Benefits.Count is >= 1 and <= MaxParts ? null : "bad-benefit-count",
            promotion.Conditions.Count <= MaxParts ? null : "bad-condition-count",
            BookCheck.ScopeReason(
                promotion.Channels, promotion.Stores, promotion.Groups, promotion.From, promotion.Until),
            promotion.Hours is null || AreHours(promotion.Hours) ? null : "bad-hours",
            .. promotion.Conditions.Select(ReasonAgainst),
            .. promotion.Benefits.Select(ReasonAgainst),
            CouponsOf(promotion).All(coupons.Add) ? null : "duplicate-coupon",
            CurrenciesOf(promotion).Count() > 1 ? "mixed-currencies" : null,
        ];
        return reasons.OfType<string>().Distinct(StringComparer.Ordinal);
    }

    /// <summary>A code may stand in two conditions of one promotion, but not in two promotions.</summary>
    private static IEnumerable<string> CouponsOf(Promotion promotion) =>
        promotion.Conditions.OfType<CouponEntered>().SelectMany(condition => condition.Codes)
            .Distinct(StringComparer.Ordinal);

    private IEnumerable<Currency> CurrenciesOf(Promotion promotion) => BookCurrencies.AmountsOf(promotion)
        .Select(amount => amount.Currency)
        .Where(currency => BookCurrencies.Knows(content.Settings, currency))
        .Distinct();

    private string? ReasonAgainst(Condition condition) => condition switch
    {
        CouponEntered coupon => coupon.Codes.Count > 0 && coupon.Codes.All(BookCheck.IsCoupon) ? null : "bad-coupon",
        FirstOrder => null,
        LineQuantityAtLeast line => ReasonAgainst(line.Target) ?? QuantityReason(line.Quantity),
        QuantityAtLeast quantity => ReasonAgainst(quantity.Target) ?? QuantityReason(quantity.Quantity),
        SpendAtLeast spend => ReasonAgainst(spend.Target) ?? AmountReason(spend.Amount, 1),
        _ => "unknown-condition",
    };

    private string? ReasonAgainst(Benefit benefit) => benefit switch
    {
        PercentOff percent => ReasonAgainst(percent.Target) ?? PercentReason(percent.Percent) ??
            LimitReason(percent.Limit) ?? (percent.MaxAmount is { } most ? AmountReason(most, 1) : null) ??
            (Enum.IsDefined(percent.Place) ? null : "unknown-rounding"),
        AmountOff amount => ReasonAgainst(amount.Target) ?? AmountReason(amount.Amount, 1) ??
            LimitReason(amount.Limit) ?? (Enum.IsDefined(amount.Spread) ? null : "unknown-spread"),
        FixedPrice price => ReasonAgainst(price.Target) ?? AmountReason(price.Price, 0) ?? LimitReason(price.Limit),
        FixedTotal total => ReasonAgainst(total.Target) ?? AmountReason(total.Total, 0),
        FirstAndNext both => ReasonAgainst(both.Target) ?? AmountReason(both.First, 0) ??
            AmountReason(both.Next, 0) ?? (both.First.AmountMinor + both.Next.AmountMinor > 0 ? null : "bad-amount") ??
            CountReason(both.MaxUnits),
        Tiered tiered => ReasonAgainst(tiered.Target) ?? TierReason(tiered),
        BuyGet buyGet => ReasonAgainst(buyGet),
        SetOf set => ReasonAgainst(set),
        Bundle bundle => ReasonAgainst(bundle),
        ShippingOff shipping => RewardReason(shipping.Reward, isPriced: true) ??
            (shipping.Methods.All(methods.Contains) ? null : "unknown-shipping"),
        _ => "unknown-benefit",
    };

    private string? ReasonAgainst(BuyGet buyGet) =>
        ReasonAgainst(buyGet.BuyTarget) ?? ReasonAgainst(buyGet.GetTarget) ??
        (buyGet.Amount is { } amount
            ? buyGet.Percent == 0 ? AmountReason(amount, 1) : "bad-reward"
            : PercentReason(buyGet.Percent)) ??
        CountReason(buyGet.BuyCount) ?? CountReason(buyGet.GetCount) ?? CountReason(buyGet.MaxTimes) ??
        CountReason(buyGet.MaxGiven) ?? PickReason(buyGet.Pick);

    private string? ReasonAgainst(SetOf set) =>
        ReasonAgainst(set.Target) ?? RewardReason(set.Reward, isPriced: set.Scope == SetScope.All) ??
        CountReason(set.Size) ?? CountReason(set.MaxSets) ?? CountReason(set.MaxUnits) ??
        PickReason(set.Sort) ?? PickReason(set.Pick) ??
        (Enum.IsDefined(set.Scope) && (set.Nth is null || (set.Count is null && set.Scope == SetScope.EachSet)) &&
            (set.Nth ?? set.Count ?? 1) is var place && place >= 1 && place <= set.Size
            ? null
            : "bad-count");

    private string? ReasonAgainst(Bundle bundle) =>
        bundle.Parts.Count is < 2 or > MaxBundleParts
            ? "bad-count"
            : bundle.Parts.Select(part => part is null ? "bad-target"
                    : ReasonAgainst(part.Target) ?? CountReason(part.Count))
                .FirstOrDefault(reason => reason is not null) ??
                RewardReason(bundle.Reward, isPriced: true) ?? CountReason(bundle.MaxTimes);

    private string? TierReason(Tiered tiered)
    {
        if (tiered.Tiers.Count is < 1 or > MaxParts || !Enum.IsDefined(tiered.Basis))
        {
            return "bad-tiers";
        }

        var before = -1L;
        foreach (var tier in tiered.Tiers)
        {
            if (tier is null || tier.From <= before || tier.From > QuoteEngine.MaxAmountMinor)
            {
                return "bad-tiers";
            }

            if (RewardReason(tier.Reward, isPriced: false) is { } reason)
            {
                return reason;
            }

            before = tier.From;
        }

        return null;
    }

    private string? RewardReason(Reward reward, bool isPriced)
    {
        var given = (reward.Percent is null ? 0 : 1) + (reward.Amount is null ? 0 : 1) + (reward.Price is null ? 0 : 1);
        return given != 1 || (reward.Price is not null && !isPriced) ? "bad-reward"
            : reward.Percent is { } percent ? PercentReason(percent)
            : reward.Amount is { } amount ? AmountReason(amount, 1)
            : AmountReason(reward.Price!.Value, 0);
    }

    private static string? ReasonAgainst(Target target)
    {
        var codes = target.Skus.Concat(target.Categories).Concat(target.Tags ?? []);
        return codes.Any(string.IsNullOrEmpty) ? "bad-target"
            : target.Except is not { } except ? null
            : (except.Skus ?? []).Concat(except.Categories ?? []).Concat(except.Tags ?? []).Any(string.IsNullOrEmpty)
                ? "bad-target"
            : except.Below > except.Above || !IsPrice(except.Below) || !IsPrice(except.Above) ? "bad-price-range"
            : null;
    }

    private static string? LimitReason(UnitLimit? limit) =>
        limit is null ? null
        : limit.Units is null && limit.UnitsPerLine is null ? "bad-count"
        : CountReason(limit.Units) ?? CountReason(limit.UnitsPerLine) ?? PickReason(limit.Pick);

    private static string? CountReason(int? count) => count is null or (>= 1 and <= MaxCount) ? null : "bad-count";

    private static string? PickReason(Pick pick) => Enum.IsDefined(pick) ? null : "unknown-pick";

    private static string? QuantityReason(decimal quantity) =>
        quantity is > 0 and <= QuoteEngine.MaxUnits && BookCheck.HasScale(quantity, Quantity.MaxScale)
            ? null
            : "bad-quantity";

    private static string? PercentReason(decimal percent) =>
        percent is > 0 and <= 100 && BookCheck.HasScale(percent, BookCheck.MaxPercentScale) ? null : "bad-percent";

    private string? AmountReason(Money amount, long leastMinor) =>
        !BookCurrencies.Knows(content.Settings, amount.Currency) ? "foreign-currency"
        : amount.AmountMinor >= leastMinor && amount.AmountMinor <= QuoteEngine.MaxAmountMinor ? null
        : "bad-amount";

    private static bool IsPrice(decimal? price) => price is null or (>= 0 and <= UnitPrice.Max);

    private static bool AreHours(IReadOnlyList<WeekHours> hours) =>
        hours.Count is >= 1 and <= MaxParts && hours.All(one =>
            one?.Days.Count > 0 && one.Days.All(Enum.IsDefined) &&
            (one.Until == TimeOnly.MinValue || one.From < one.Until));
}
