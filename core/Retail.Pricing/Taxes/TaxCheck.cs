using Retail.Pricing.Rounding;

namespace Retail.Pricing.Taxes;

/// <summary>Finds the contradictions among a book's tax rates: the first of each.</summary>
internal static class TaxCheck
{
    private const int MaxRates = 10_000;
    private const int MaxParts = 10;
    private const int MaxNameLength = 40;

    public static IEnumerable<Refusal> Find(BookContent content)
    {
        if (!Enum.IsDefined(content.Settings.TaxSplit))
        {
            yield return BookCheck.Refuse("settings", "unknown-rounding");
        }

        if (content.TaxRates.Count > MaxRates)
        {
            yield return BookCheck.Refuse("tax-rates", "too-many");
            yield break;
        }

        var seen = new HashSet<(string? Category, string? Zone)>();
        foreach (var rate in content.TaxRates)
        {
            var isNew = seen.Add((rate?.Category, rate?.Zone));
            var reason = !BookCheck.IsCode(rate?.Category) ? "bad-code"
                : rate!.Zone is not null && !BookCheck.IsCode(rate.Zone) ? "bad-zone"
                : !IsPercent(rate.Percent) ? "bad-percent"
                : PartsReason(rate)
                ?? (isNew ? null : rate.Zone is null ? "duplicate-code" : "duplicate-zone");
            if (reason is not null)
            {
                yield return BookCheck.Refuse(rate?.Category ?? string.Empty, reason);
            }
        }

        foreach (var category in seen.Select(pair => pair.Category).Distinct(StringComparer.Ordinal))
        {
            if (category is not null && !seen.Contains((category, null)))
            {
                yield return BookCheck.Refuse(category, "no-default-rate");
            }
        }
    }

    private static string? PartsReason(TaxRate rate)
    {
        if (rate.Parts is not { } parts)
        {
            return null;
        }

        if (parts.Count is < 1 or > MaxParts)
        {
            return "bad-part-count";
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            // A list that came as JSON may hold nulls whatever its type says.
            var reason = part?.Name is not { Length: >= 1 and <= MaxNameLength } ? "bad-part-name"
                : !IsPercent(part.Percent) ? "bad-percent"
                : names.Add(part.Name) ? null : "duplicate-part";
            if (reason is not null)
            {
                return reason;
            }
        }

        return RateTaxes.PercentOf(parts) == rate.Percent ? null : "bad-part-sum";
    }

    private static bool IsPercent(decimal percent) =>
        percent is >= 0 and <= 100 && Exact.Steps(percent) / 10_000m == percent;
}
