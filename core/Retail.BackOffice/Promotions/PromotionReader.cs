using System.Globalization;
using Retail.BackOffice.Typing;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.BackOffice.Promotions;

/// <summary>Reads a form into the promotion that was meant; what it has no fields for stays as it was.</summary>
internal sealed class PromotionReader(PromotionForm typed, Currency currency, TimeZoneInfo zone, CultureInfo culture)
{
    private static readonly char[] Between = [' ', ',', ';', '\t', '\r', '\n'];

    private PromotionForm read = typed;

    /// <summary>The promotion, or null; and the form with what is wrong in it.</summary>
    public (Promotion? Promotion, PromotionForm Form) Read(Promotion? before)
    {
        if (read.English.Length == 0)
        {
            Wrong("english", Words.Promotions["no-name"]);
        }

        var promotion = new Promotion(
            read.Code,
            Name(before),
            read.Lane,
            before?.Priority ?? 0,
            before?.Channels ?? [],
            before?.Stores ?? [],
            before?.Groups ?? [],
            Instant("from", read.From),
            Instant("until", read.Until),
            Conditions(before),
            Benefits(before));
        return read.Problems.Count == 0 ? (promotion, read) : (null, read);
    }

    private LocalText Name(Promotion? before)
    {
        var texts = before?.Name.ByLanguage.ToDictionary(StringComparer.Ordinal) ?? [];
        texts["en"] = read.English;
        texts["es"] = read.Spanish;
        return new LocalText(texts.Where(text => text.Key == "en" || text.Value.Length > 0));
    }

    private List<Condition> Conditions(Promotion? before)
    {
        var conditions = new List<Condition>();
        var coupons = Split(read.Coupons.ToUpperInvariant());
        if (coupons.Length > 0)
        {
            conditions.Add(new CouponEntered(coupons));
        }

        if (read.Spend.Length > 0)
        {
            conditions.Add(new SpendAtLeast(Target.Everything, Amount("spend", read.Spend)));
        }

        conditions.AddRange(before is null ? [] : PromotionParts.Others(before));
        return conditions;
    }

    private IReadOnlyList<Benefit> Benefits(Promotion? before)
    {
        var target = new Target(Split(read.Skus.ToUpperInvariant()), read.Categories);
        switch (read.Kind)
        {
            case PromotionKind.Percent:
                return [new PercentOff(target, Number("percent", read.Percent, 4))];
            case PromotionKind.Amount:
                var spread = read.IsEachUnit ? AmountSpread.EachUnit : AmountSpread.Across;
                return [new AmountOff(target, Amount("amount", read.Amount), spread)];
            case PromotionKind.TakePay:
                var (take, pay) = (Whole("take", read.Take), Whole("pay", read.Pay));
                if (read.ProblemOf("take") is null && read.ProblemOf("pay") is null && (pay < 1 || take <= pay))
                {
                    Wrong("take", Words.Promotions["take-more"]);
                }

                var most = before?.Benefits is [BuyGet old] ? old.MaxTimes : null;
                return [new BuyGet(target, pay, target, take - pay, 100, most)];
            case PromotionKind.Other when before is not null:
                return before.Benefits;
            default:
                Wrong("kind", Words.Promotions["no-kind"]);
                return [];
        }
    }

    private DateTimeOffset? Instant(string field, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var instant = TypedInstant.Read(text, zone);
        Wrong(field, instant.Problem);
        return instant.Value?.ToUniversalTime();
    }

    private decimal Number(string field, string text, int decimals)
    {
        var number = TypedNumber.Read(text, decimals, culture);
        Wrong(field, number.Problem);
        return number.Value ?? 0;
    }

    private int Whole(string field, string text)
    {
        var number = Number(field, text, 0);
        if (number > 1_000)
        {
            Wrong(field, Words.Promotions["too-many"]);
            return 0;
        }

        return (int)number;
    }

    private Money Amount(string field, string text)
    {
        var number = Number(field, text, currency.Decimals);
        if (number > UnitPrice.Max)
        {
            Wrong(field, Words.Prices["too-high"]);
            return Money.Zero(currency);
        }

        return new Money((long)(number * currency.MinorPerMajor), currency);
    }

    private void Wrong(string field, string? problem)
    {
        if (problem is not null)
        {
            read = read.With(field, problem);
        }
    }

    private static string[] Split(string text) => [.. text
        .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Distinct(StringComparer.Ordinal)];
}
