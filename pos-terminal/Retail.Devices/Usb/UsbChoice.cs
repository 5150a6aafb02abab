using System.Globalization;

namespace Retail.Devices.Usb;

/// <summary>Which device has a role, as a setting says it. Everything that it names must be so.</summary>
/// <param name="Vendor">Its maker's number, or null for any.</param>
/// <param name="Product">Its model's number, or null for any.</param>
/// <param name="Serial">Its serial number, or null for any.</param>
/// <param name="Port">Where it is plugged in, such as <c>1-1.2</c>, or null for anywhere.</param>
public sealed record UsbChoice(ushort? Vendor, ushort? Product, string? Serial, string? Port)
{
    private const string Word = "usb";
    private const int MaxLength = 200;

    /// <summary>Any device that suits the role.</summary>
    public static UsbChoice Any { get; } = new(null, null, null, null);

    /// <summary>Whether a setting speaks of the USB, rightly or not.</summary>
    public static bool IsMeantBy(string text) =>
        text == Word || text.StartsWith(Word + ":", StringComparison.Ordinal);

    /// <summary>
    /// Reads <c>usb</c>, <c>usb:04b8:0e15</c>, <c>usb:serial=J0001</c> or <c>usb:port=1-1.2</c>; anything else is
    /// <c>device.bad-usb-choice</c>.
    /// </summary>
    public static Outcome<UsbChoice> Parse(string text) => text.Length > MaxLength ? Bad(text) : text.Split(':') switch
    {
        [Word] => Any,
        [Word, var vendor, var product] when Number(vendor) is { } maker && Number(product) is { } model =>
            Any with { Vendor = maker, Product = model },
        [Word, ..] when Value(text, "serial=") is { Length: > 0 } serial => Any with { Serial = serial },
        [Word, _] when Value(text, "port=") is { } port && IsPort(port) => Any with { Port = port },
        _ => Bad(text),
    };

    /// <summary>Whether this device is meant.</summary>
    public bool Means(UsbDevice device) =>
        (Vendor is null || Vendor == device.Vendor) && (Product is null || Product == device.Product) &&
        (Serial is null || Serial == device.Serial) && (Port is null || Port == device.Port);

    /// <summary>As the setting says it.</summary>
    public override string ToString() => this switch
    {
        { Serial: { } serial } => $"{Word}:serial={serial}",
        { Port: { } port } => $"{Word}:port={port}",
        { Vendor: { } vendor, Product: { } product } =>
            string.Create(CultureInfo.InvariantCulture, $"{Word}:{vendor:x4}:{product:x4}"),
        _ => Word,
    };

    private static ushort? Number(string text) => text.Length == 4 &&
        ushort.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    private static string? Value(string text, string key) =>
        text[(Word.Length + 1)..] is var rest && rest.StartsWith(key, StringComparison.Ordinal)
            ? rest[key.Length..] : null;

    private static bool IsPort(string text) =>
        text.Split('-') is [{ Length: > 0 } bus, { Length: > 0 } ports] && bus.All(char.IsAsciiDigit) &&
        ports.Split('.').All(port => port.Length > 0 && port.All(char.IsAsciiDigit));

    private static Refusal Bad(string text) => Refusal.Of(
        RefusalKind.Malformed, "device.bad-usb-choice", ("text", text[..Math.Min(text.Length, MaxLength)]));
}
