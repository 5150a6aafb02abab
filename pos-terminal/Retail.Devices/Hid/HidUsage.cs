using System.Globalization;

namespace Retail.Devices.Hid;

/// <summary>What a field or a collection of a report is for, as the USB HID usage tables number it.</summary>
/// <param name="Page">The usage page: 0x8C for bar code scanners, 0x8D for scales.</param>
/// <param name="Id">The usage in that page.</param>
public readonly record struct HidUsage(ushort Page, ushort Id)
{
    /// <summary>Page and id in hexadecimal: <c>8C:FE</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Page:X2}:{Id:X2}");
}
