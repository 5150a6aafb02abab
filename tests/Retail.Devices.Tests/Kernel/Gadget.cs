using System.Globalization;

namespace Retail.Devices.Tests.Kernel;

/// <summary>
/// A USB device that the kernel plays itself (configfs) behind a port of dummy_hcd. Its own side is a file, over which
/// a test says what the device does.
/// </summary>
internal sealed class Gadget
{
    private const string All = "/sys/kernel/config/usb_gadget";
    private const ushort English = 0x409;
    private const ushort Epson = 0x04B8;

    private readonly string folder;
    private readonly string port;
    private readonly string function;

    private Gadget(string name, int port, (ushort Vendor, ushort Product) numbers, string function)
    {
        (Serial, folder, this.port) = ("SN-" + name, Path.Combine(All, name), $"dummy_udc.{port}");
        this.function = Path.Combine(folder, "functions", function);
        var strings = $"strings/0x{English:x}";
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(folder, strings));
        Directory.CreateDirectory(Path.Combine(folder, "configs", "c.1"));
        Directory.CreateDirectory(this.function);
        Write("idVendor", $"0x{numbers.Vendor:x4}");
        Write("idProduct", $"0x{numbers.Product:x4}");
        Write(strings + "/product", name);
        Write(strings + "/serialnumber", Serial);
    }

    /// <summary>Its serial number.</summary>
    public string Serial { get; }

    /// <summary>A printer, whose own side is <c>/dev/g_printer0</c>.</summary>
    public static Gadget Printer(string name, int port)
    {
        var gadget = new Gadget(name, port, (Epson, 0x0202), "printer.0").Made();
        gadget.Plug();
        return gadget;
    }

    /// <summary>
    /// A device whose program is elsewhere (FunctionFS, mounted by this name); it is not plugged in before that has
    /// said what the device is.
    /// </summary>
    public static Gadget Open(string name, int port) => new Gadget(name, port, (Epson, 0x0202), "ffs." + name).Made();

    /// <summary>A HID device that is neither keyboard nor mouse; reports that the host sets are read from its file.
    /// </summary>
    public static Gadget Hid(
        string name, int port, (ushort Vendor, ushort Product) numbers, IReadOnlyList<byte> descriptor,
        int reportBytes) => Hid(name, port, numbers, descriptor, reportBytes, isKeyboard: false);

    /// <summary>A keyboard as a machine's firmware understands it.</summary>
    public static Gadget Keyboard(string name, int port, IReadOnlyList<byte> descriptor, int reportBytes) =>
        Hid(name, port, (0x1A86, 0xE026), descriptor, reportBytes, isKeyboard: true);

    /// <summary>The cable goes in.</summary>
    public void Plug() => Write("UDC", port);

    /// <summary>The cable comes out.</summary>
    public void Unplug() => Write("UDC", "\n");

    /// <summary>Opens the own side of a HID device.</summary>
    public FileStream OpenReports()
    {
        var minor = File.ReadAllText(Path.Combine(function, "dev")).Trim().Split(':')[1];
        return new FileStream("/dev/hidg" + minor, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
    }

    /// <summary>Whether a HID device of the host's, by its <c>uevent</c>, is this one.</summary>
    public bool IsOf(string file) => File.Exists(file) &&
        File.ReadLines(file).Contains("HID_UNIQ=" + Serial, StringComparer.Ordinal);

    private static Gadget Hid(
        string name, int port, (ushort Vendor, ushort Product) numbers, IReadOnlyList<byte> descriptor,
        int reportBytes, bool isKeyboard)
    {
        var gadget = new Gadget(name, port, numbers, "hid." + name);
        gadget.WriteOfFunction("report_length", reportBytes);
        gadget.WriteOfFunction("subclass", isKeyboard ? 1 : 0);
        gadget.WriteOfFunction("protocol", isKeyboard ? 1 : 0);
        gadget.WriteOfFunction("no_out_endpoint", 1);
        File.WriteAllBytes(Path.Combine(gadget.function, "report_desc"), [.. descriptor]);
        gadget.Made().Plug();
        return gadget;
    }

    private Gadget Made()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "configs", "c.1", Path.GetFileName(function)), function);
        return this;
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private void WriteOfFunction(string file, int number) =>
        File.WriteAllText(Path.Combine(function, file), number.ToString(CultureInfo.InvariantCulture));
}
