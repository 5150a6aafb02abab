namespace Retail.Devices.Barcodes.Linting;

/// <summary>Keys begin with the company prefix of whoever gave them: at least four digits.</summary>
internal static class CompanyPrefix
{
    private const int ShortestPrefix = 4;

    public static Finding Check(ReadOnlySpan<char> data, ICompanyPrefixes? prefixes)
    {
        var digits = data.IndexOfAnyExceptInRange('0', '9');
        return (digits < 0 ? data.Length : digits) < ShortestPrefix
            ? new Finding("barcode.invalid-gcp-prefix", Math.Max(digits, 0), Math.Min(1, data.Length))
            : Look(data, prefixes);
    }

    /// <summary>Behind an indicator, an extension digit or a letter.</summary>
    public static Finding CheckSecond(ReadOnlySpan<char> data, ICompanyPrefixes? prefixes) => data.IsEmpty
        ? Linters.Whole("barcode.invalid-gcp-prefix", data)
        : Check(data[1..], prefixes).In(1);

    public static Finding Look(ReadOnlySpan<char> data, ICompanyPrefixes? prefixes) => prefixes?.Look(data) switch
    {
        null or PrefixAnswer.Known => default,
        PrefixAnswer.Unknown => Linters.Whole("barcode.invalid-gcp-prefix", data),
        PrefixAnswer.Offline => Linters.Whole("barcode.gcp-datasource-offline", data),
        _ => throw new InvalidOperationException("A register gave an answer that there is not."),
    };
}
