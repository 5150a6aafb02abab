using System.Text.Json;
using Retail.Devices.Barcodes;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Testing.Vectors;

/// <summary>
/// How the published vectors write things down: names of errors and symbologies, <c>^</c> for FNC1.
/// </summary>
internal static class BarcodeCase
{
    public const string Passed = "OK";
    private const string CodePrefix = "barcode.";

    /// <summary>The published name is misspelt.</summary>
    private const string Misspelt = "COUPON_INVALID_EXIPIRATION_DATE";

    private static readonly (string Name, Symbology Symbology)[] Symbologies =
    [
        ("NONE", Symbology.Unknown), ("QR", Symbology.Qr), ("DM", Symbology.DataMatrix),
        ("DotCode", Symbology.DotCode), ("DataBarExpanded", Symbology.DataBarExpanded),
        ("DataBarOmni", Symbology.DataBarOmni), ("DataBarLimited", Symbology.DataBarLimited),
        ("GS1_128_CCA", Symbology.Gs1Code128), ("EAN13", Symbology.Ean13), ("EAN8", Symbology.Ean8),
        ("UPCA", Symbology.UpcA), ("UPCE", Symbology.UpcE),
    ];

    public static string Text(JsonElement vector, string key) =>
        vector.ValueKind == JsonValueKind.Object && vector.TryGetProperty(key, out var part) &&
            part.ValueKind == JsonValueKind.String
            ? part.GetString()!
            : throw new JsonException($"the case has no {key}");

    public static bool Is(JsonElement vector, string key) =>
        vector.TryGetProperty(key, out var part) && part.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? part.GetBoolean()
            : throw new JsonException($"the case does not say {key}");

    /// <summary>The options of the published engine by their names; what is not said is as it starts.</summary>
    public static SyntaxOptions Options(JsonElement vector)
    {
        bool Said(string name, bool otherwise) =>
            vector.TryGetProperty("options", out var options) && options.TryGetProperty(name, out var value)
                ? value.GetBoolean()
                : otherwise;
        return new SyntaxOptions
        {
            AllowUnknown = Said("PermitUnknownAIs", false),
            AllowUnknownAttributes = !Said("Validation:UNKNOWN_AI_NOT_DL_ATTR", true),
            AllowShortNames = Said("permitConvenienceAlphas", false),
            AllowShortGtins = Said("PermitZeroSuppressedGTINinDLuris", false),
        };
    }

    public static string NameOf(Finding finding) => finding.IsFault
        ? finding.Code == "barcode.coupon-invalid-expiration-date"
            ? Misspelt
            : finding.Code[CodePrefix.Length..].Replace('-', '_').ToUpperInvariant()
        : Passed;

    public static Symbology SymbologyOf(string name) =>
        Array.Find(Symbologies, one => one.Name == name) is { Name: not null } found
            ? found.Symbology
            : throw new JsonException($"the symbology {name} is not known");

    public static string NameOf(Symbology symbology) =>
        Array.Find(Symbologies, one => one.Symbology == symbology).Name ?? symbology.ToString();

    /// <summary>
    /// A text that begins with <c>^</c> is elements; one that begins with backslashes before it is text, and one of
    /// them is the notation's.
    /// </summary>
    public static string Data(string written) =>
        written is ['^', ..] ? written.Replace('^', ScannedText.Separator)
            : IsEscaped(written) ? written[1..]
            : written;

    /// <summary>The same the other way round.</summary>
    public static string Written(string data, bool isElements) =>
        isElements ? "^" + data.Replace(ScannedText.Separator, '^')
            : data is ['^', ..] || IsEscaped(data) ? "\\" + data
            : data;

    private static bool IsEscaped(string text) => text is ['\\', ..] && text.TrimStart('\\') is ['^', ..];
}
