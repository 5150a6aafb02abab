using System.Globalization;
using System.Text.Json;
using Retail.Pricing.Taxes;

namespace Retail.Testing.Vectors;

/// <summary>Tax computations of a line, totals of a document, prices that keep their net amount.</summary>
public sealed class TaxVectors : IVectorFormat
{
    private const string LineKind = "line";
    private const string DocumentKind = "document";
    private const string AdaptKind = "adapt_price";

    /// <summary>Results that are not rounded are written down with six decimals.</summary>
    private const decimal HalfMillionth = 0.0000005m;

    /// <inheritdoc/>
    public bool Recognises(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object &&
        file.TryGetProperty("vectors", out var vectors) && vectors.ValueKind == JsonValueKind.Array &&
        vectors.EnumerateArray().Any(vector => KindOf(vector) is LineKind or DocumentKind or AdaptKind);

    /// <inheritdoc/>
    public VectorResult Run(string group, JsonElement vector)
    {
        var (given, expect) = (Part(vector, "in"), Part(vector, "expect"));
        return KindOf(vector) switch
        {
            LineKind => Line(Read<TaxVector.LineIn>(given), Read<TaxVector.LineExpect>(expect)),
            DocumentKind => Document(Read<TaxVector.DocumentIn>(given), Read<TaxVector.DocumentExpect>(expect)),
            AdaptKind => Adapt(Read<TaxVector.AdaptIn>(given), Read<TaxVector.AdaptExpect>(expect)),
            var kind => throw new JsonException($"the kind {kind ?? "(none)"} is not known"),
        };
    }

    private static VectorResult Line(TaxVector.LineIn given, TaxVector.LineExpect expect)
    {
        var isRounded = IsPerLine(given.Rounding);
        var line = new TaxableLine(
            given.UnitPrice, given.Quantity, TaxesOf(given.Taxes), given.DiscountPercent);
        var outcome = TaxCalculation.Line(line, isRounded ? new TaxPrecision(given.Precision) : null);
        var compare = new Comparison(isRounded ? 0m : HalfMillionth);
        if (outcome.IsRefused)
        {
            compare.Refused(outcome.Refusal);
            return compare.Result([]);
        }

        var taxed = outcome.Value;
        compare.Of("total_excluded", expect.TotalExcluded, taxed.Net);
        compare.Of("total_included", expect.TotalIncluded, taxed.Gross);
        if (expect.Taxes is { } taxes)
        {
            compare.Of("taxes", taxes.Count, taxed.Taxes.Count);
            for (var i = 0; i < Math.Min(taxes.Count, taxed.Taxes.Count); i++)
            {
                if (taxes[i].Count != 2)
                {
                    throw new JsonException("a tax is expected as [base, tax]");
                }

                var key = string.Create(CultureInfo.InvariantCulture, $"taxes[{i}]");
                compare.Of(key + " base", taxes[i][0], taxed.Taxes[i].Base);
                compare.Of(key + " tax", taxes[i][1], taxed.Taxes[i].Tax);
            }
        }

        return compare.Result(Why(taxed));
    }

    private static VectorResult Document(TaxVector.DocumentIn given, TaxVector.DocumentExpect expect)
    {
        var lines = Full(given.Lines).Select(line => new TaxableLine(
            line.UnitPrice, line.Quantity, TaxesOf(line.Taxes), line.DiscountPercent));
        var outcome = TaxCalculation.Document(
            [.. lines], new TaxPrecision(given.Precision), IsPerLine(given.Rounding));
        var compare = new Comparison(0m);
        if (outcome.IsRefused)
        {
            compare.Refused(outcome.Refusal);
            return compare.Result([]);
        }

        var taxed = outcome.Value;
        compare.Of("base", expect.Base, taxed.Net);
        compare.Of("tax", expect.Tax, taxed.Gross - taxed.Net);
        compare.Of("total", expect.Total, taxed.Gross);
        return compare.Result(Why(taxed));
    }

    private static VectorResult Adapt(TaxVector.AdaptIn given, TaxVector.AdaptExpect expect)
    {
        var (from, to) = (TaxesOf(given.FromTaxes), TaxesOf(given.ToTaxes));
        var outcome = TaxCalculation.AdaptPrice(given.UnitPrice, from, to);
        var compare = new Comparison(HalfMillionth);
        if (outcome.IsRefused)
        {
            compare.Refused(outcome.Refusal);
            return compare.Result([]);
        }

        compare.Of("unit_price", expect.UnitPrice, outcome.Value);
        return compare.Result(TaxCalculation.Line(new TaxableLine(given.UnitPrice, 1m, from)).Select(Why).Value);
    }

    private static IEnumerable<string> Why(TaxedAmount taxed) => taxed.Taxes
        .Select(tax => $"tax {tax.Code}: {Comparison.Text(tax.Tax)} on {Comparison.Text(tax.Base)}")
        .Append($"net {Comparison.Text(taxed.Net)}, gross {Comparison.Text(taxed.Gross)}");

    private static LineTax[] TaxesOf(IReadOnlyList<TaxVector.Tax> taxes) =>
    [
        .. Full(taxes).OrderBy(tax => tax.Sequence).ThenBy(tax => tax.Id).Select(tax => new LineTax(
            tax.Id.ToString(CultureInfo.InvariantCulture),
            tax.Type switch
            {
                "percent" => LineTaxKind.Percent,
                "fixed" => LineTaxKind.PerUnit,
                _ => throw new JsonException($"the type of tax {tax.Type} is not known"),
            },
            tax.Amount,
            tax.Included,
            tax.IncludeBaseAmount,
            tax.IsBaseAffected)),
    ];

    private static bool IsPerLine(string rounding) => rounding switch
    {
        "per_line" => true,
        "global" => false,
        _ => throw new JsonException($"the rounding {rounding} is not known"),
    };

    /// <summary>A list that came as JSON may hold nulls whatever its type says.</summary>
    private static IReadOnlyList<T> Full<T>(IReadOnlyList<T> list)
        where T : class =>
        list.Any(one => one is null) ? throw new JsonException("a tax or line is null") : list;

    private static T Read<T>(JsonElement json) =>
        json.Deserialize<T>(TaxVector.Options) ?? throw new JsonException("a part of the case is null");

    private static JsonElement Part(JsonElement vector, string key) =>
        vector.ValueKind == JsonValueKind.Object && vector.TryGetProperty(key, out var part)
            ? part
            : throw new JsonException($"the case has no {key}");

    private static string? KindOf(JsonElement vector) =>
        vector.ValueKind == JsonValueKind.Object && vector.TryGetProperty("kind", out var kind) &&
            kind.ValueKind == JsonValueKind.String
            ? kind.GetString()
            : null;
}
