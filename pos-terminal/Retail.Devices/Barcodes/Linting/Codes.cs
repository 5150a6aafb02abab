namespace Retail.Devices.Barcodes.Linting;

/// <summary>Values out of a closed list.</summary>
internal static class Codes
{
    public static Finding CountryNumber(ReadOnlySpan<char> data) =>
        In(CodeLists.HasCountryNumber(data), data, "barcode.not-iso3166");

    public static Finding CountryNumberOr999(ReadOnlySpan<char> data) =>
        In(data is "999" || CodeLists.HasCountryNumber(data), data, "barcode.not-iso3166-or-999");

    public static Finding CountryLetters(ReadOnlySpan<char> data) =>
        In(CodeLists.HasCountryLetters(data), data, "barcode.not-iso3166-alpha2");

    public static Finding CurrencyNumber(ReadOnlySpan<char> data) =>
        In(CodeLists.CurrencyOf(data) is not null, data, "barcode.not-iso4217");

    public static Finding Package(ReadOnlySpan<char> data) =>
        In(CodeLists.HasPackageType(data), data, "barcode.invalid-package-type");

    public static Finding Sex(ReadOnlySpan<char> data) =>
        In(data is "0" or "1" or "2" or "9", data, "barcode.invalid-biological-sex-code");

    public static Finding Winding(ReadOnlySpan<char> data) =>
        In(data is "0" or "1" or "9", data, "barcode.invalid-winding-direction");

    public static Finding YesOrNo(ReadOnlySpan<char> data) =>
        In(data is "0" or "1", data, "barcode.not-zero-or-one");

    /// <summary>GS1's carriers: 01 to 10; the users' own: 80 to 99.</summary>
    public static Finding Medium(ReadOnlySpan<char> data) => In(
        data.Length == 2 && char.IsAsciiDigit(data[0]) && char.IsAsciiDigit(data[1]) &&
            ((data[0] - '0') * 10 + (data[1] - '0')) is (>= 1 and <= 10) or >= 80,
        data, "barcode.invalid-media-type");

    private static Finding In(bool isListed, ReadOnlySpan<char> data, string code) =>
        isListed ? default : Linters.Whole(code, data);
}
