using System.Buffers;
using Retail.Pricing.Promotions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>Finds the first contradiction of a book's content, so that the engine never meets one.</summary>
internal static class BookCheck
{
    private const int MaxLanes = 64;
    private const int MaxCashStep = 100;
    private const int MostOffset = 840;
    private const int MaxCurrencies = 20;
    private const int MaxPriceLists = 10_000;
    private const int MaxPromotions = 10_000;
    private const int MaxCodeLength = 40;
    public const int MaxPercentScale = 4;

    private static readonly SearchValues<char> CodeSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static Refusal Refuse(string id, string reason) =>
        Refusal.Of(RefusalKind.Rule, "publication.bad-rule", ("id", id), ("reason", reason));

    /// <summary>The first fault, or null.</summary>
    public static Refusal? Find(BookContent content) => All(content).FirstOrDefault();

    /// <summary>Every fault; a list, rate, promotion or method has its own, settings the first.</summary>
    public static IEnumerable<Refusal> All(BookContent content)
    {
        Refusal?[] once = [Settings(content.Settings, content.Publication), PriceLists(content)];
        return once.OfType<Refusal>()
            .Concat(TaxCheck.Find(content))
            .Concat(Clocks(content.Clocks ?? []))
            .Concat(ShippingCheck.Find(content))
            .Concat(Promotions(content));
    }

    private static Refusal? Settings(BookSettings settings, int publication)
    {
        var isKnown = Enum.IsDefined(settings.Rounding) && Enum.IsDefined(settings.TaxRounding) &&
            Enum.IsDefined(settings.Remainder) && Enum.IsDefined(settings.ShareBasis) &&
            Enum.IsDefined(settings.LaneBasis) && Enum.IsDefined(settings.LaneChoice) &&
            Enum.IsDefined(settings.ConditionBasis) && Enum.IsDefined(settings.Breakage);
        var reason = publication < 1 ? "bad-number"
            : settings.Currency == default ? "no-currency"
            : !isKnown ? "unknown-rounding"
            : !IsCashStep(settings.CashStepMinor) ? "bad-cash-step"
            : !AreOthers(settings.OtherCurrencies ?? [], settings.Currency) ? "bad-currency"
            : settings.Lanes.Count is < 1 or > MaxLanes ? "bad-lane-count"
            : settings.Lanes.All(IsCode) ? null : "bad-code";
        return reason is not null ? Refuse("settings", reason) : Duplicate(settings.Lanes);
    }

    private static bool IsCashStep(int minor) => minor is >= 1 and <= MaxCashStep;

    private static bool AreOthers(IReadOnlyList<OtherCurrency> others, Currency main) =>
        others.Count <= MaxCurrencies &&
        others.All(other => other is not null && other.Currency != default && other.Currency != main &&
            IsCashStep(other.CashStepMinor)) &&
        others.Select(other => other.Currency).Distinct().Count() == others.Count;

    private static IEnumerable<Refusal> Clocks(IReadOnlyList<StoreClock> clocks)
    {
        var stores = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clock in clocks)
        {
            // A list that came as JSON may hold nulls whatever its type says.
            var isGood = clock is not null && AreOffsets(clock.Offsets) && (clock.Stores.Count == 0
                ? stores.Add(string.Empty)
                : clock.Stores.All(store => !string.IsNullOrEmpty(store) && stores.Add(store)));
            if (!isGood)
            {
                yield return Refuse(clock?.Stores is [{ Length: > 0 } store, ..] ? store : "clocks", "bad-clock");
            }
        }
    }

    private static bool AreOffsets(IReadOnlyList<ClockOffset> offsets) =>
        offsets.Count > 0 &&
        offsets.All(offset => offset?.Minutes is >= -MostOffset and <= MostOffset) &&
        offsets.Zip(offsets.Skip(1)).All(pair => pair.First.From < pair.Second.From);

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
                : list!.Currency is { } currency && !BookCurrencies.Knows(content.Settings, currency)
                    ? "foreign-currency"
                : ScopeReason(list.Channels, list.Stores, list.Groups, list.From, list.Until);
            if (reason is not null)
            {
                return Refuse(list?.Code ?? string.Empty, reason);
            }
        }

        return Duplicate(content.PriceLists.Select(list => list.Code));
    }

    private static IEnumerable<Refusal> Promotions(BookContent content)
    {
        if (content.Promotions.Count > MaxPromotions)
        {
            yield return Refuse("promotions", "too-many");
            yield break;
        }

        var check = new PromotionCheck(content);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var promotion in content.Promotions)
        {
            if (promotion is null || !IsCode(promotion.Code))
            {
                yield return Refuse(promotion?.Code ?? string.Empty, "bad-code");
                continue;
            }

            if (!seen.Add(promotion.Code))
            {
                yield return Refuse(promotion.Code, "duplicate-code");
            }

            foreach (var reason in check.ReasonsAgainst(promotion))
            {
                yield return Refuse(promotion.Code, reason);
            }
        }
    }

    public static string? ScopeReason(
        IReadOnlyList<string> channels,
        IReadOnlyList<string> stores,
        IReadOnlyList<string> groups,
        DateTimeOffset? from,
        DateTimeOffset? until) =>
        from >= until ? "empty-period"
        : channels.Concat(stores).Concat(groups).Any(string.IsNullOrEmpty) ? "bad-scope"
        : null;

    internal static bool IsCode(string? code) =>
        code is { Length: >= 1 and <= MaxCodeLength } && !code.AsSpan().ContainsAnyExcept(CodeSigns);

    public static bool IsCoupon(string? code) =>
        code is { Length: >= 1 and <= MaxCodeLength } &&
        code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool HasScale(decimal value, int scale) =>
        decimal.Round(value, scale, MidpointRounding.ToZero) == value;

    private static Refusal? Duplicate(IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return codes.FirstOrDefault(code => !seen.Add(code)) is { } twice ? Refuse(twice, "duplicate-code") : null;
    }
}
