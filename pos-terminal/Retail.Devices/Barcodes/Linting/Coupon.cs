namespace Retail.Devices.Barcodes.Linting;

/// <summary>A North American coupon (AI 8110): fixed fields, then optional ones in the order of numbers.</summary>
internal static class Coupon
{
    private const int OfferDigits = 6;
    private const int DateDigits = 6;
    private const int LeastDigits = 6;
    private const string AnyDigit = "0123456789";

    public static Finding Check(ReadOnlySpan<char> data, ICompanyPrefixes? prefixes)
    {
        if (Characters.OnlyDigits(data) is { IsFault: true } fault)
        {
            return fault;
        }

        var fields = new DigitFields(data);
        _ = ReadFixed(ref fields, prefixes) && ReadOptional(ref fields, prefixes) && fields.End();
        return fields.Fault;
    }

    private static bool ReadFixed(ref DigitFields fields, ICompanyPrefixes? prefixes) =>
        CouponPurchase.First.ReadPrefix(ref fields, prefixes, mayLack: false) &&
        fields.Take("barcode.coupon-truncated-offer-code", OfferDigits, out _) &&
        fields.Choose(
            "barcode.coupon-missing-save-value-vli", "barcode.coupon-invalid-save-value-length", "12345",
            out var saved) &&
        fields.Take("barcode.coupon-truncated-save-value", saved, out _) &&
        CouponPurchase.First.ReadRequirement(ref fields);

    private static bool ReadOptional(ref DigitFields fields, ICompanyPrefixes? prefixes) =>
        (!Begins(ref fields, '1') || ReadSecond(ref fields, prefixes)) &&
        (!Begins(ref fields, '2') || ReadThird(ref fields, prefixes)) &&
        ReadDates(ref fields) &&
        (!Begins(ref fields, '5') || ReadSerial(ref fields)) &&
        (!Begins(ref fields, '6') || ReadRetailer(ref fields)) &&
        (!Begins(ref fields, '9') || ReadRest(ref fields));

    /// <summary>The number of an optional field.</summary>
    private static bool Begins(ref DigitFields fields, char field) =>
        !fields.IsAtEnd && fields.Next == field && fields.Take(string.Empty, 1, out _);

    private static bool ReadSecond(ref DigitFields fields, ICompanyPrefixes? prefixes) =>
        fields.Choose(
            "barcode.coupon-missing-additional-purchase-rules-code",
            "barcode.coupon-invalid-additional-purchase-rules-code", "0123", out _) &&
        CouponPurchase.Second.ReadRequirement(ref fields) &&
        CouponPurchase.Second.ReadPrefix(ref fields, prefixes, mayLack: true);

    private static bool ReadThird(ref DigitFields fields, ICompanyPrefixes? prefixes) =>
        CouponPurchase.Third.ReadRequirement(ref fields) &&
        CouponPurchase.Third.ReadPrefix(ref fields, prefixes, mayLack: true);

    private static bool ReadDates(ref DigitFields fields)
    {
        var start = fields.At;
        var ends = int.MaxValue;
        if (Begins(ref fields, '3') &&
            !ReadDate(
                ref fields, "barcode.coupon-too-short-for-expiration-date", "barcode.coupon-invalid-expiration-date",
                out ends))
        {
            return false;
        }

        if (!Begins(ref fields, '4'))
        {
            return true;
        }

        return ReadDate(
            ref fields, "barcode.coupon-too-short-for-start-date", "barcode.coupon-invalid-start-date",
            out var starts) &&
            (ends >= starts ||
                fields.Fail("barcode.coupon-expiration-before-start", start, fields.At - start));
    }

    private static bool ReadDate(ref DigitFields fields, string tooShort, string invalid, out int date)
    {
        date = 0;
        if (!fields.Take(tooShort, DateDigits, out var digits))
        {
            return false;
        }

        date = Numbers.Value(digits);
        return !Dates.Short(digits, mayLackDay: false).IsFault ||
            fields.Fail(invalid, fields.At - DateDigits, DateDigits);
    }

    private static bool ReadSerial(ref DigitFields fields) =>
        fields.Choose(
            "barcode.coupon-missing-serial-number-vli", "barcode.coupon-missing-serial-number-vli", AnyDigit,
            out var serial) &&
        fields.Take("barcode.coupon-truncated-serial-number", serial + LeastDigits, out _);

    private static bool ReadRetailer(ref DigitFields fields) =>
        fields.Choose(
            "barcode.coupon-missing-retailer-gcp-or-gln-vli", "barcode.coupon-invalid-retailer-gcp-or-gln-length",
            "1234567", out var retailer) &&
        fields.Take("barcode.coupon-truncated-retailer-gcp-or-gln", retailer + LeastDigits, out _);

    private static bool ReadRest(ref DigitFields fields) =>
        fields.Choose(
            "barcode.coupon-missing-save-value-code", "barcode.coupon-invalid-save-value-code", "01256", out _) &&
        fields.Choose(
            "barcode.coupon-missing-save-value-applies-to-item", "barcode.coupon-invalid-save-value-applies-to-item",
            "012", out _) &&
        fields.Choose(
            "barcode.coupon-missing-store-coupon-flag", "barcode.coupon-missing-store-coupon-flag", AnyDigit, out _) &&
        fields.Choose(
            "barcode.coupon-missing-dont-multiply-flag", "barcode.coupon-invalid-dont-multiply-flag", "01", out _);
}
