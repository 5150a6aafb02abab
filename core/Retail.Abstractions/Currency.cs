using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>
/// A currency of ISO 4217 with the number of decimals its amounts are kept in.
/// Source of the decimals: CLDR 48, <c>supplemental/currencyData</c> (Unicode-3.0), accounting digits.
/// </summary>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly record struct Currency : IParsable<Currency>
{
    private const string TwoDecimals =
        "AED AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY " +
        "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG ILS INR " +
        "JMD KES KGS KHR KYD KZT LKR LRD LSL MAD MDL MKD MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK " +
        "NPL NZD PAB PEN PGK PHP PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SRD SSP STN SVC SZL THB " +
        "TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD ZAR ZMW";

    private const string NoDecimals =
        "AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG RWF SOS SYP " +
        "UGX VND VUV XAF XOF XPF YER";

    private const string ThreeDecimals = "BHD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, int> DecimalsByCode = Table();

    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The three capital letters of ISO 4217; <c>XXX</c> (no currency) for the default value.</summary>
    public string Code => code ?? "XXX";

    /// <summary>Decimals of an amount, 0 to 3.</summary>
    public int Decimals => code is null ? 0 : DecimalsByCode[code];

    /// <summary>How many minor units make one major unit: 1, 100 or 1000.</summary>
    public int MinorPerMajor =>
        Decimals switch { 0 => 1, 2 => 100, 3 => 1000, _ => throw new InvalidOperationException(Code) };

    /// <summary>The currency with this code. Throws <see cref="FormatException"/> when there is none.</summary>
    public static Currency Of(string code) =>
        TryParse(code, null, out var currency) ? currency
            : throw new FormatException($"No currency has the code '{code}'.");

    /// <inheritdoc/>
    public static Currency Parse(string s, IFormatProvider? provider) => Of(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result)
    {
        var known = s is not null && DecimalsByCode.ContainsKey(s);
        result = known ? new Currency(s!) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static FrozenDictionary<string, int> Table()
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (codes, decimals) in new[] { (TwoDecimals, 2), (NoDecimals, 0), (ThreeDecimals, 3) })
        {
            foreach (var code in codes.Split(' '))
            {
                table.Add(code, decimals);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
