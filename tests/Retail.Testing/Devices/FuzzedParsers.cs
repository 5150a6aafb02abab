namespace Retail.Testing.Devices;

/// <summary>All parsers that <c>fuzz devices</c> asks, a line each.</summary>
public static class FuzzedParsers
{
    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        new("barcode", HostileBarcodes.Scan, BarcodeProperties.Read, BarcodeProperties.Ask, 16_384, 32),
        new("measure-mask", HostileBarcodes.Mask, BarcodeProperties.ReadMask, BarcodeProperties.AskMask, 8_192, 16),
        new("gs1-linters", HostileBarcodes.Value, BarcodeProperties.Lint, BarcodeProperties.AskLint, 4_096, 4),
    ];
}
