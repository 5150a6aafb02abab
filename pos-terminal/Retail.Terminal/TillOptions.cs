using System.Globalization;

namespace Retail.Terminal;

/// <summary>The till's settings: section <c>Retail</c> of the configuration, or <c>--Retail:Name value</c>.</summary>
internal sealed record TillOptions
{
    /// <summary>Journal, key, publications; the till's alone.</summary>
    public string DataDirectory { get; init; } = Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "retail-till");

    public string PluginsDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Where to enrol when the request does not say.</summary>
    public Uri? Server { get; init; }

    /// <summary>
    /// Language of the screen, the receipts and the server's answers. Unless set, the screen is in the browser's and
    /// the rest in the machine's.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>
    /// The receipt printer: <c>usb</c>, <c>usb:04b8:0202</c>, <c>usb:serial=…</c>, <c>usb:port=1-1.2</c>,
    /// <c>/dev/usb/lp0</c>, <c>/dev/ttyS0:19200</c>, <c>tcp:host</c>, <c>tcp:host:9100</c>, or the id of a plugin's; a
    /// plugin's unless set.
    /// </summary>
    public string? Printer { get; init; }

    /// <summary>
    /// The customer's display of two lines: <c>/dev/ttyUSB0</c>, <c>/dev/ttyUSB0:19200</c>, <c>tcp:host:port</c>,
    /// <c>usb:04b8:0202</c>, <c>usb:serial=…</c>, <c>usb:port=1-1.2</c>, or the id of a plugin's; a plugin's unless
    /// set.
    /// </summary>
    public string? Display { get; init; }

    /// <summary>Model of the display, by its name in the printers' database; the usual one suits Epson's.</summary>
    public string DisplayModel { get; init; } = "OCD-300";

    /// <summary>
    /// The drawer that opens when cash is taken: <c>printer</c> for one on the printer's socket, <c>printer:5</c> for
    /// its second wire, the id of a plugin's, or <c>none</c>.
    /// </summary>
    public string Drawer { get; init; } = "printer";

    /// <summary>Seconds that the drawer may stand open before the screen says so: 5 to 3,600.</summary>
    public int DrawerSeconds { get; init; } = 60;

    public TimeSpan DrawerLimit => TimeSpan.FromSeconds(Math.Clamp(DrawerSeconds, 5, 3_600));

    /// <summary>
    /// Model of the receipt printer, by its name in the printers' database (<c>TM-T88V</c>; <c>default</c> suits most).
    /// Unless set, a printer that says what it is is believed, and a plugin's gets plain text.
    /// </summary>
    public string? PrinterModel { get; init; }

    /// <summary>A binary PBM file with the shop's logo, for the head of the receipts; none unless set.</summary>
    public string? Logo { get; init; }

    /// <summary>
    /// Where scanners are: <c>usb</c>, <c>usb:port=1-1.2</c>, <c>/dev/ttyACM0</c>,
    /// <c>keyboard:/dev/input/by-id/…</c>; the README of Retail.Devices says more. Unless set, all HID POS scanners
    /// on the USB.
    /// </summary>
    public IReadOnlyList<string> Scanners { get; init; } = [];

    /// <summary>
    /// The scale: <c>usb</c>, <c>usb:0922:8003</c>, <c>usb:serial=…</c>, <c>usb:port=1-1.2</c>, or the id of a
    /// plugin's. Unless set, a plugin's or the one on the USB, once there is one.
    /// </summary>
    public string? Scale { get; init; }

    /// <summary>Whether the till uses the machine's USB.</summary>
    public bool Usb { get; init; } = true;

    /// <summary>
    /// How the store's own numbers of weighed goods are built, such as <c>21IIIIIWW.WWWC</c>; the README of
    /// Retail.Devices says how they are written.
    /// </summary>
    public IReadOnlyList<string> BarcodeMasks { get; init; } = [];

    /// <summary>What must not be sold: <c>GTIN/batch</c>, or <c>GTIN</c> for all of it.</summary>
    public IReadOnlyList<string> Recalls { get; init; } = [];

    /// <summary>Whether goods are sold after the best-before and sell-by dates of their labels.</summary>
    public bool SellsPastBest { get; init; }

    /// <summary>How long a handed-off sale can be claimed: 1 to 60.</summary>
    public int HandoffMinutes { get; init; } = 15;

    public TimeSpan HandoffLife => TimeSpan.FromMinutes(Math.Clamp(HandoffMinutes, 1, 60));

    public CultureInfo Culture => LanguageOf(Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static CultureInfo LanguageOf(string language) =>
        CultureInfo.GetCultureInfo(language.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? "es" : "en");
}
