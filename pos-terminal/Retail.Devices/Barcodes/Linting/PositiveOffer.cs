namespace Retail.Devices.Barcodes.Linting;

/// <summary>A coupon of a North American positive offer file (AI 8112).</summary>
internal static class PositiveOffer
{
    private const int OfferDigits = 6;
    private const int LeastDigits = 6;

    public static Finding Check(ReadOnlySpan<char> data, ICompanyPrefixes? prefixes)
    {
        if (Characters.OnlyDigits(data) is { IsFault: true } fault)
        {
            return fault;
        }

        var fields = new DigitFields(data);
        Read(ref fields, prefixes);
        return fields.Fault;
    }

    private static bool Read(ref DigitFields fields, ICompanyPrefixes? prefixes) =>
        fields.Choose(
            "barcode.coupon-missing-format-code", "barcode.coupon-invalid-format-code", "01", out _) &&
        fields.Choose(
            "barcode.coupon-missing-funder-vli", "barcode.coupon-invalid-funder-length", "0123456", out var funder) &&
        fields.TakePrefix("barcode.coupon-truncated-funder", funder + LeastDigits, prefixes) &&
        fields.Take("barcode.coupon-truncated-offer-code", OfferDigits, out _) &&
        fields.Choose(
            "barcode.coupon-missing-serial-number-vli", "barcode.coupon-missing-serial-number-vli", "0123456789",
            out var serial) &&
        fields.Take("barcode.coupon-truncated-serial-number", serial + LeastDigits, out _) &&
        fields.End();
}
