using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Retail.Devices.Printing;

/// <summary>
/// Reads the printers' database as a foreign file: the first thing that is not as it should be is named by its place,
/// and nothing behind it counts.
/// </summary>
internal sealed class CapabilityReader
{
    public const int MaxBytes = 4_000_000;

    private const int MaxProfiles = 1_000;
    private const int MaxEncodings = 1_000;
    private const int MaxSlots = 256;
    private const int MaxFonts = 256;
    private const int MaxDots = 4_096;
    private const int TableRows = 8;
    private const int TableColumns = 16;
    private const string StandardFont = "0";

    private readonly Dictionary<string, Lazy<CodePage?>> encodings = new(StringComparer.Ordinal);
    private Refusal? problem;

    /// <summary>The profiles of a database, or what is wrong with it.</summary>
    public static Outcome<IReadOnlyList<PrinterProfile>> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
        {
            return Bad("$", $"<= {MaxBytes.ToString(CultureInfo.InvariantCulture)} bytes");
        }

        if (!Utf8.IsValid(file.Span) || HasHalfCharacters(file.Span))
        {
            return Bad("$", "UTF-8");
        }

        try
        {
            using var json = JsonDocument.Parse(
                file, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return new CapabilityReader().Profiles(json.RootElement);
        }
        catch (JsonException failure)
        {
            return Bad(
                $"{failure.LineNumber.GetValueOrDefault() + 1}:{failure.BytePositionInLine.GetValueOrDefault() + 1}",
                "JSON");
        }
    }

    /// <summary>No name of a printer needs the escapes with which a text can say half a character.</summary>
    private static bool HasHalfCharacters(ReadOnlySpan<byte> file)
    {
        for (var at = file.IndexOf("\\u"u8); at >= 0 && at + 3 < file.Length;)
        {
            if (file[at + 2] is (byte)'d' or (byte)'D' && file[at + 3] is not (>= (byte)'0' and <= (byte)'7'))
            {
                return true;
            }

            var next = file[(at + 2)..].IndexOf("\\u"u8);
            at = next < 0 ? -1 : at + 2 + next;
        }

        return false;
    }

    private static Refusal Bad(string place, string expected) => Refusal.Of(
        RefusalKind.Malformed, "device.bad-capabilities", ("place", place), ("expected", expected));

    private Outcome<IReadOnlyList<PrinterProfile>> Profiles(JsonElement root)
    {
        foreach (var (name, encoding) in Members(Get(root, "$", "encodings"), "encodings", MaxEncodings))
        {
            encodings[name] = Encoding(name, encoding, $"encodings.{name}");
        }

        var profiles = new List<PrinterProfile>();
        foreach (var (name, profile) in Members(Get(root, "$", "profiles"), "profiles", MaxProfiles))
        {
            profiles.Add(Profile(name, profile, $"profiles.{name}"));
        }

        return problem is null ? profiles : problem;
    }

    private Lazy<CodePage?> Encoding(string name, JsonElement encoding, string place)
    {
        if (encoding.ValueKind != JsonValueKind.Object || !encoding.TryGetProperty("data", out var data))
        {
            Is(encoding.ValueKind == JsonValueKind.Object, place, "{}");
            return new Lazy<CodePage?>(() => CodePage.Named(name));
        }

        // Half a table would print the wrong letters from there on.
        var rows = data.ValueKind == JsonValueKind.Array
            ? data.EnumerateArray().Select(row => Text(row, place + ".data", 2 * TableColumns)).ToArray()
            : [];
        if (!Is(
            rows.Length == TableRows && rows.All(row => row.Length == TableColumns), place + ".data",
            $"{TableRows} x {TableColumns}"))
        {
            return new Lazy<CodePage?>(() => null);
        }

        return new Lazy<CodePage?>(() => CodePage.Of(name, string.Concat(rows)));
    }

    private PrinterProfile Profile(string name, JsonElement profile, string place)
    {
        var fonts = Members(Get(profile, place, "fonts"), place + ".fonts", MaxFonts)
            .ToDictionary(font => font.Name, font => font.Value);
        var fontPlace = $"{place}.fonts.{StandardFont}";
        Is(fonts.TryGetValue(StandardFont, out var standard), fontPlace, "{}");
        var columns = Number(Get(standard, fontPlace, "columns"), fontPlace + ".columns", 1, 255);
        var dots = Dots(Get(profile, place, "media"), place + ".media");

        // One model states how wide its letters are instead of how many there are.
        if (columns <= PrinterProfile.LetterDots && dots is { } known)
        {
            columns = known / PrinterProfile.LetterDots;
        }

        var slots = Slots(Get(profile, place, "codePages"), place + ".codePages");
        var features = Get(profile, place, "features");
        bool Has(string feature) => Flag(Get(features, place + ".features", feature), $"{place}.features.{feature}");
        return new PrinterProfile(() => new PrinterPages(
            slots.Where(slot => slot.Page.Value is not null).Select(slot => (slot.Slot, slot.Page.Value!))))
        {
            Name = name,
            Vendor = Text(Get(profile, place, "vendor"), place + ".vendor", 100),
            Columns = columns,
            Dots = dots ?? (columns * PrinterProfile.LetterDots),
            HasOldBarcodes = Has("barcodeA"),
            HasBarcodes = Has("barcodeB"),
            HasQrCodes = Has("qrCode"),
            CutsFully = Has("paperFullCut"),
            CutsPartly = Has("paperPartCut"),
            HasPulse = Has("pulseStandard"),
            HasBell = Has("pulseBel"),
            SpeaksStar = Has("starCommands"),
            Drawing = Has("bitImageRaster") ? DrawingKind.Raster
                : Has("graphics") ? DrawingKind.Graphics
                // Printers with needles have bands too, of eight dots: those are no pictures.
                : Has("bitImageColumn") && dots / columns >= PrinterProfile.LetterDots ? DrawingKind.Columns
                : DrawingKind.None,
        };
    }

    private List<(byte Slot, Lazy<CodePage?> Page)> Slots(JsonElement codePages, string place)
    {
        var slots = new List<(byte Slot, Lazy<CodePage?> Page)>();
        foreach (var (slot, page) in Members(codePages, place, MaxSlots))
        {
            var at = $"{place}.{slot}";
            var encoding = Text(page, at, 100);
            var isNumber = byte.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (Is(isNumber, at, "0-255") && Is(encodings.ContainsKey(encoding), at, "encodings"))
            {
                slots.Add((number, encodings[encoding]));
            }
        }

        return slots;
    }

    /// <summary>Dots of a line; "Unknown" and nothing at all are both said of models that nobody measured.</summary>
    private int? Dots(JsonElement media, string place)
    {
        var width = Get(media, place, "width");
        return width.ValueKind == JsonValueKind.Object && width.TryGetProperty("pixels", out var pixels) &&
            !(pixels.ValueKind == JsonValueKind.String && pixels.ValueEquals("Unknown"))
            ? Number(pixels, place + ".width.pixels", 1, MaxDots)
            : null;
    }

    private JsonElement Get(JsonElement element, string place, string name)
    {
        JsonElement value = default;
        Is(
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value), $"{place}.{name}",
            "{}");
        return value;
    }

    private IEnumerable<(string Name, JsonElement Value)> Members(JsonElement element, string place, int most)
    {
        var isRight = Is(element.ValueKind == JsonValueKind.Object, place, "{}") &&
            Is(element.GetPropertyCount() <= most, place, $"<= {most.ToString(CultureInfo.InvariantCulture)}");
        return isRight
            ? element.EnumerateObject().TakeWhile(_ => problem is null).Select(one => (one.Name, one.Value))
            : [];
    }

    private string Text(JsonElement element, string place, int most) =>
        Is(element.ValueKind == JsonValueKind.String, place, "\"…\"") && element.GetString() is var text &&
        Is(text!.Length <= most, place, $"<= {most.ToString(CultureInfo.InvariantCulture)}")
            ? text
            : string.Empty;

    private int Number(JsonElement element, string place, int least, int most)
    {
        var number = 0;
        return Is(
            element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out number) && number >= least &&
                number <= most,
            place,
            string.Create(CultureInfo.InvariantCulture, $"{least}-{most}"))
            ? number
            : least;
    }

    private bool Flag(JsonElement element, string place)
    {
        Is(element.ValueKind is JsonValueKind.True or JsonValueKind.False, place, "true, false");
        return element.ValueKind == JsonValueKind.True;
    }

    private bool Is(bool isRight, string place, string expected)
    {
        if (!isRight)
        {
            problem ??= Bad(place.Length <= 120 ? place : place[..120] + "…", expected);
        }

        return isRight;
    }
}
