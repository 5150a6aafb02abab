using System.Collections.Frozen;

namespace Retail.Devices.Barcodes.Linting;

/// <summary>The linters by the names that the syntax dictionary gives them.</summary>
public static class Linters
{
    /// <summary>All of them.</summary>
    public static FrozenDictionary<string, Linter> ByName { get; } = new Dictionary<string, Linter>
    {
        ["couponcode"] = Coupon.Check,
        ["couponposoffer"] = PositiveOffer.Check,
        ["cset39"] = (data, _) => Characters.Only39(data),
        ["cset64"] = (data, _) => Characters.Only64(data),
        ["cset82"] = (data, _) => Characters.Only82(data),
        ["csetnumeric"] = (data, _) => Characters.OnlyDigits(data),
        ["csum"] = (data, _) => CheckDigits.Digit(data),
        ["csumalpha"] = (data, _) => CheckDigits.Pair(data),
        ["gcppos1"] = (data, prefixes) => CompanyPrefix.Check(data, prefixes),
        ["gcppos2"] = (data, prefixes) => CompanyPrefix.CheckSecond(data, prefixes),
        ["hasnondigit"] = (data, _) => Characters.NotOnlyDigits(data),
        ["hh"] = (data, _) => Times.Hour(data),
        ["hhmi"] = (data, _) => Times.HourAndMinute(data),
        ["hyphen"] = (data, _) => Characters.Hyphen(data),
        ["iban"] = (data, _) => CheckDigits.Iban(data),
        ["importeridx"] = (data, _) => Characters.ImporterIndex(data),
        ["iso3166"] = (data, _) => Codes.CountryNumber(data),
        ["iso3166999"] = (data, _) => Codes.CountryNumberOr999(data),
        ["iso3166alpha2"] = (data, _) => Codes.CountryLetters(data),
        ["iso4217"] = (data, _) => Codes.CurrencyNumber(data),
        ["iso5218"] = (data, _) => Codes.Sex(data),
        ["latitude"] = (data, _) => Numbers.Latitude(data),
        ["longitude"] = (data, _) => Numbers.Longitude(data),
        ["mediatype"] = (data, _) => Codes.Medium(data),
        ["mi"] = (data, _) => Times.Minute(data),
        ["nonzero"] = (data, _) => Numbers.NonZero(data),
        ["nozeroprefix"] = (data, _) => Numbers.NoZeroPrefix(data),
        ["packagetype"] = (data, _) => Codes.Package(data),
        ["pcenc"] = (data, _) => Characters.PercentSequences(data),
        ["pieceoftotal"] = (data, _) => Numbers.PieceOfTotal(data),
        ["posinseqslash"] = (data, _) => Numbers.PositionInSequence(data),
        ["ss"] = (data, _) => Times.Second(data),
        ["winding"] = (data, _) => Codes.Winding(data),
        ["yesno"] = (data, _) => Codes.YesOrNo(data),
        ["yymmd0"] = (data, _) => Dates.Short(data, mayLackDay: true),
        ["yymmdd"] = (data, _) => Dates.Short(data, mayLackDay: false),
        ["yyyymmd0"] = (data, _) => Dates.Long(data, mayLackDay: true),
        ["yyyymmdd"] = (data, _) => Dates.Long(data, mayLackDay: false),
        ["zero"] = (data, _) => Numbers.Zero(data),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static Finding Whole(string code, ReadOnlySpan<char> data) => new(code, 0, data.Length);
}
