using Retail.Pricing.Rounding;

namespace Retail.Pricing.Taxes;

/// <summary>Finds the first contradiction among a book's tax rates.</summary>
internal static class TaxCheck
{
    private const int MaxRates = 10_000;
    private const int MaxParts = 10;
    private const int MaxNameLength = 40;

    public static Refusal? Find(BookContent content)
    {
        if (!Enum.IsDefined(content.Settings.TaxSplit))
        {
            return BookCheck.Refuse("settings", "unknown-rounding");
        }

        if (content.TaxRates.Count > MaxRates)
        {
            return BookCheck.Refuse("tax-rates", "too-many");
        }

        var seen = new HashSet<(string Category, string? Zone)>();
        foreach (var rate in content.TaxRates)
        {
            var reason = !BookCheck.IsCode(rate?.Category) ? "bad-code"
                : rate!.Zone is not null && !BookCheck.IsCode(rate.Zone) ? "bad-zone"
                : !IsPercent(rate.Percent) ? "bad-percent"
                : PartsReason(rate)
                ?? (seen.Add((rate.Category, rate.Zone)) ? null
                    : rate.Zone is null ? "duplicate-code" : "duplicate-zone");
            if (reason is not null)
            {
                return BookCheck.Refuse(rate?.Category ?? string.Empty, reason);
            }
        }

        return content.TaxRates.FirstOrDefault(rate => !seen.Contains((rate.Category, null))) is { } lonely
            ? BookCheck.Refuse(lonely.Category, "no-default-rate")
            : null;
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
