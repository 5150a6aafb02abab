namespace Retail.Terminal.Api;

/// <summary>What was scanned or typed into the one field.</summary>
/// <param name="Text">
/// A barcode, an SKU, a customer's code or link, a coupon, or words; <c>3*</c> in front means three of it.
/// </param>
internal sealed record ScanRequest(string Text);
