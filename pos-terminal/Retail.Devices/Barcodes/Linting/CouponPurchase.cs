namespace Retail.Devices.Barcodes.Linting;

/// <summary>What a coupon asks to be bought: how much, of which kind, of which family, and of whom.</summary>
internal sealed record CouponPurchase(
    string MissingLength,
    string InvalidLength,
    string Truncated,
    string MissingCode,
    string InvalidCode,
    string TruncatedFamily,
    string MissingPrefixLength,
    string InvalidPrefixLength,
    string TruncatedPrefix)
{
    private const int FamilyDigits = 3;
    private const int LeastPrefix = 6;
    private const int NoPrefix = 9;

    public static CouponPurchase First { get; } = new(
        "barcode.coupon-missing-1st-purchase-requirement-vli",
        "barcode.coupon-invalid-1st-purchase-requirement-length",
        "barcode.coupon-truncated-1st-purchase-requirement",
        "barcode.coupon-missing-1st-purchase-requirement-code",
        "barcode.coupon-invalid-1st-purchase-requirement-code",
        "barcode.coupon-truncated-1st-purchase-family-code",
        "barcode.coupon-missing-gcp-vli",
        "barcode.coupon-invalid-gcp-length",
        "barcode.coupon-truncated-gcp");

    public static CouponPurchase Second { get; } = new(
        "barcode.coupon-missing-2nd-purchase-requirement-vli",
        "barcode.coupon-invalid-2nd-purchase-requirement-length",
        "barcode.coupon-truncated-2nd-purchase-requirement",
        "barcode.coupon-missing-2nd-purchase-requirement-code",
        "barcode.coupon-invalid-2nd-purchase-requirement-code",
        "barcode.coupon-truncated-2nd-purchase-family-code",
        "barcode.coupon-missing-2nd-purchase-gcp-vli",
        "barcode.coupon-invalid-2nd-purchase-gcp-length",
        "barcode.coupon-truncated-2nd-purchase-gcp");

    public static CouponPurchase Third { get; } = new(
        "barcode.coupon-missing-3rd-purchase-requirement-vli",
        "barcode.coupon-invalid-3rd-purchase-requirement-length",
        "barcode.coupon-truncated-3rd-purchase-requirement",
        "barcode.coupon-missing-3rd-purchase-requirement-code",
        "barcode.coupon-invalid-3rd-purchase-requirement-code",
        "barcode.coupon-truncated-3rd-purchase-family-code",
        "barcode.coupon-missing-3rd-purchase-gcp-vli",
        "barcode.coupon-invalid-3rd-purchase-gcp-length",
        "barcode.coupon-truncated-3rd-purchase-gcp");

    public bool ReadRequirement(ref DigitFields fields) =>
        fields.Choose(MissingLength, InvalidLength, "12345", out var length) &&
        fields.Take(Truncated, length, out _) &&
        fields.Choose(MissingCode, InvalidCode, "012349", out _) &&
        fields.Take(TruncatedFamily, FamilyDigits, out _);

    /// <summary>The company prefix; a length of 9 says that there is none.</summary>
    public bool ReadPrefix(ref DigitFields fields, ICompanyPrefixes? prefixes, bool mayLack) =>
        fields.Choose(MissingPrefixLength, InvalidPrefixLength, mayLack ? "01234569" : "0123456", out var length) &&
        ((mayLack && length == NoPrefix) || fields.TakePrefix(TruncatedPrefix, length + LeastPrefix, prefixes));
}
