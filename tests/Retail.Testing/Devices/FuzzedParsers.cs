namespace Retail.Testing.Devices;

/// <summary>All parsers that <c>fuzz devices</c> asks, a line each.</summary>
public static class FuzzedParsers
{
    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        new("barcode", HostileBarcodes.Scan, BarcodeProperties.Read, BarcodeProperties.Ask, 16_384, 32),
        new("measure-mask", HostileBarcodes.Mask, BarcodeProperties.ReadMask, BarcodeProperties.AskMask, 8_192, 16),
        new("gs1-linters", HostileBarcodes.Value, BarcodeProperties.Lint, BarcodeProperties.AskLint, 4_096, 4),
        new("hid-descriptor", HostileHid.Descriptor, HostileHid.ReadDescriptor, HostileHid.AskDescriptor, 8_192, 128),
        new("hid-scan", HostileHid.Reports, HostileHid.ReadReports, HostileHid.AskReports, 8_192, 32),
        new("hid-scale", HostileHid.Weights, HostileHid.ReadWeights, HostileHid.AskWeights, 8_192, 64),
        new("keyboard-scan", HostileHid.Keys, HostileHid.ReadKeys, HostileHid.AskReports, 8_192, 32),
        new("scan-lines", HostileHid.Lines, HostileHid.ReadLines, HostileHid.AskReports, 8_192, 128),
        new("usb-descriptors", HostileUsb.Configuration, HostileUsb.Read, HostileUsb.Ask, 4_096, 64),
    ];
}
