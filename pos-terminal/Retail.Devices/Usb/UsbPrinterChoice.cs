namespace Retail.Devices.Usb;

/// <summary>Finds the printer that has a role, and the way to speak with it. Pure.</summary>
internal static class UsbPrinterChoice
{
    private const byte PrinterClass = 0x07;
    private const byte MakersOwn = 0xFF;

    /// <summary>
    /// The device that has the role, or null. One that had it before keeps it: it is known again by its serial number,
    /// wherever it is plugged in, else by its port. Another printer never takes over what the first was to print, not
    /// even from its port, for the two may be about to change places; only a choice of the port itself means whatever
    /// is there.
    /// </summary>
    public static UsbDevice? Find(IReadOnlyList<UsbDevice> devices, UsbChoice choice, UsbDevice? before)
    {
        var suited = devices.Where(device => choice.Means(device) && WayTo(device, choice) is not null).ToArray();
        if (before is null || choice.Port is not null)
        {
            return suited.FirstOrDefault();
        }

        // Cheap printers have a serial number that all of their kind have, or none: then only the port tells.
        var same = suited.Where(device => IsSame(device, before)).ToArray();
        return before.Serial is not null && same.Length == 1 ? same[0]
            : same.FirstOrDefault(device => device.Port == before.Port);
    }

    /// <summary>
    /// The setting and the endpoints to print over: a printer that answers rather than one that does not, and an
    /// interface of the maker's own only of a device that the choice names.
    /// </summary>
    public static UsbPrinterWay? WayTo(UsbDevice device, UsbChoice choice) => device.Interfaces
        .Select(which => (Which: which, Rank: RankOf(which, isNamed: choice != UsbChoice.Any)))
        .Where(one => one.Rank is not null && one.Which.Endpoints.Any(IsOutput))
        .OrderBy(one => one.Rank)
        .Select(one => new UsbPrinterWay(
            one.Which, one.Which.Endpoints.First(IsOutput), one.Which.Endpoints.FirstOrDefault(IsInput)))
        .FirstOrDefault();

    // USB printer class 1.1, 4.2: protocol 1 only takes, 2 answers too, 3 wraps both in IEEE 1284.4, which is not ours.
    private static int? RankOf(UsbInterface which, bool isNamed) => (which.Class, which.Protocol) switch
    {
        (PrinterClass, 2) => 0,
        (PrinterClass, 1) => 1,
        (PrinterClass, 3) => null,
        (PrinterClass, _) => 2,
        (MakersOwn, _) when isNamed => 3,
        _ => null,
    };

    private static bool IsSame(UsbDevice one, UsbDevice other) =>
        (one.Vendor, one.Product, one.Serial) == (other.Vendor, other.Product, other.Serial);

    private static bool IsOutput(UsbEndpoint endpoint) => endpoint is { Kind: UsbTransferKind.Bulk, IsIn: false };

    private static bool IsInput(UsbEndpoint endpoint) => endpoint is { Kind: UsbTransferKind.Bulk, IsIn: true };
}
