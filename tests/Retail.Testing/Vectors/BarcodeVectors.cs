using System.Text.Json;
using Retail.Devices.Barcodes;
using Retail.Devices.Barcodes.Links;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Testing.Vectors;

/// <summary>
/// What GS1's syntax engine is tested with: element strings, bracketed text, scan data, Digital Links, both ways.
/// </summary>
public sealed class BarcodeVectors : IVectorFormat
{
    private const string TopKey = "cases";
    private const string Prefix = "test_";
    private const string Refused = "refused";

    /// <inheritdoc/>
    public bool Recognises(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty(TopKey, out var cases) &&
        cases.ValueKind == JsonValueKind.Object &&
        cases.EnumerateObject().Any(group => group.Name.StartsWith(Prefix, StringComparison.Ordinal));

    /// <inheritdoc/>
    public IEnumerable<(string Name, JsonElement Cases)> Groups(JsonElement file) =>
        file.GetProperty(TopKey).EnumerateObject().Select(group => (group.Name, group.Value));

    /// <inheritdoc/>
    public VectorResult Run(string group, JsonElement vector)
    {
        var compare = new Comparison(0m);
        switch (group)
        {
            case "test_ai_parseAIdata":
                Bracketed(compare, vector);
                break;
            case "test_ai_processAIdata":
                Elements(compare, vector);
                break;
            case "test_ai_validateAIs":
                Associated(compare, vector);
                break;
            case "test_ai_linters":
                Linted(compare, vector);
                break;
            case "test_dl_parseDLuri":
                Link(compare, vector);
                break;
            case "test_dl_generateDLuri":
                WrittenLink(compare, vector);
                break;
            case "test_dl_URIunescape":
                Uri(compare, vector, (text, isQuery) => UriText.Unescape(text, isQuery));
                break;
            case "test_dl_URIescape":
                Uri(compare, vector, (text, isQuery) => UriText.Escape(text, isQuery));
                break;
            case "test_scandata_processScanData":
                Scan(compare, vector);
                break;
            case "test_scandata_generateScanData":
                WrittenScan(compare, vector);
                break;
            case "test_api_getHRI":
                HumanReadable(compare, vector);
                break;
            default:
                throw new JsonException($"the group {group} is not known");
        }

        return compare.Result([]);
    }

    private static void Bracketed(Comparison compare, JsonElement vector)
    {
        var elements = new List<Element>();
        var finding = BracketedText.Read(Text(vector, "bracketed"), BarcodeCase.Options(vector), elements);
        OfMessage(compare, vector, finding, elements);
    }

    private static void Elements(Comparison compare, JsonElement vector)
    {
        var elements = new List<Element>();
        var message = BarcodeCase.Data(Text(vector, "elementString"));
        Of(compare, vector, ElementString.Read(message, BarcodeCase.Options(vector), elements));
    }

    private static void Associated(Comparison compare, JsonElement vector)
    {
        var rule = Text(vector, "rule") switch
        {
            "validateAIrepeats" => Association.Repeats,
            "validateAImutex" => Association.Exclusions,
            "validateAIrequisites" => Association.Demands,
            "validateDigSigRequiresSerialisedKey" => Association.SignedKeys,
            var other => throw new JsonException($"the rule {other} is not known"),
        };
        var elements = Read(Text(vector, "bracketed"), BarcodeCase.Options(vector));
        Of(compare, vector, Associations.Check(elements.ToArray(), rule));
    }

    private static void Linted(Comparison compare, JsonElement vector)
    {
        var finding = BracketedText.Read(Text(vector, "bracketed"), BarcodeCase.Options(vector), []);
        compare.Of("linter", [Text(vector, "linter")], [BarcodeCase.NameOf(finding)]);
    }

    private static void Link(Comparison compare, JsonElement vector)
    {
        var elements = new List<Element>();
        var finding = DigitalLink.Read(Text(vector, "uri"), BarcodeCase.Options(vector), elements);
        OfMessage(compare, vector, finding, elements);
    }

    private static void WrittenLink(Comparison compare, JsonElement vector)
    {
        var options = BarcodeCase.Options(vector);
        var stem = vector.GetProperty("stem").GetString();
        var uri = DigitalLinkWriter.Write(Read(Text(vector, "bracketed"), options), stem, options);
        compare.Of("ok", [Word(BarcodeCase.Is(vector, "ok"))], [Word(!uri.IsRefused)]);
        compare.Of("uri", [Text(vector, "uri")], [uri.IsRefused ? string.Empty : uri.Value]);
    }

    private static void Uri(Comparison compare, JsonElement vector, Func<string, bool, string> write)
    {
        compare.Of("outPath", [Text(vector, "outPath")], [write(Text(vector, "in"), false)]);
        compare.Of("outQuery", [Text(vector, "outQuery")], [write(Text(vector, "in"), true)]);
    }

    private static void Scan(Comparison compare, JsonElement vector)
    {
        var finding = ScanReading.Read(Text(vector, "scanData"), BarcodeCase.Options(vector), out var reading);
        var symbology = finding.IsFault ? Symbology.Unknown : reading!.Symbology;
        var data = finding.IsFault ? string.Empty
            : BarcodeCase.Written(reading!.Data, reading.Content == ScannedContent.Elements);
        Of(compare, vector, finding);
        compare.Of("symbology", [Text(vector, "symbology")], [BarcodeCase.NameOf(symbology)]);
        compare.Of("dataStr", [Text(vector, "dataStr")], [data]);
    }

    private static void WrittenScan(Comparison compare, JsonElement vector)
    {
        var parts = Text(vector, "dataStr").Split('|');
        var addsCheckDigit = vector.TryGetProperty("options", out var options) &&
            options.TryGetProperty("AddCheckDigit", out var adds) && adds.GetBoolean();
        var written = ScanWriting.Write(
            BarcodeCase.SymbologyOf(Text(vector, "symbology")), BarcodeCase.Data(parts[0]),
            parts.Length > 1 ? BarcodeCase.Data(parts[1]) : null, addsCheckDigit);
        var expected = vector.GetProperty("scanData").GetString();
        compare.Of("scanData", [expected ?? Refused], [written.IsRefused ? Refused : written.Value]);
    }

    private static void HumanReadable(Comparison compare, JsonElement vector)
    {
        // Text for people shows all that is there: whether a link may carry an unknown identifier is not asked.
        var options = BarcodeCase.Options(vector);
        options = options with { AllowUnknownAttributes = options.AllowUnknown };
        var (text, elements) = (Text(vector, "in"), new List<Element>());
        foreach (var part in Text(vector, "form") == "bracketed" ? [text] : text.Split('|'))
        {
            var finding = Text(vector, "form") == "bracketed" ? BracketedText.Read(part, options, elements)
                : DigitalLink.IsWebAddress(part) ? DigitalLink.Read(part, options, elements)
                : ElementString.Read(BarcodeCase.Data(part), options, elements);
            compare.Of("finding", [BarcodeCase.Passed], [BarcodeCase.NameOf(finding)]);
        }

        compare.Of(
            "hri", vector.GetProperty("hri").EnumerateArray().Select(line => line.GetString()!),
            BracketedText.Lines(elements), isOrdered: true);
    }

    private static List<Element> Read(string bracketed, SyntaxOptions options)
    {
        var elements = new List<Element>();
        var finding = BracketedText.Read(bracketed, options, elements);
        return finding.IsFault ? throw new JsonException($"the case cannot be read: {finding}") : elements;
    }

    private static void Of(Comparison compare, JsonElement vector, Finding finding)
    {
        var isExpected = BarcodeCase.Is(vector, "ok");
        compare.Of("ok", [Word(isExpected)], [Word(!finding.IsFault) + (isExpected ? Detail(finding) : string.Empty)]);
    }

    private static void OfMessage(Comparison compare, JsonElement vector, Finding finding, List<Element> elements)
    {
        Of(compare, vector, finding);
        var message = finding.IsFault ? string.Empty
            : ElementString.Write(elements).Replace(ScannedText.Separator, '^');
        compare.Of("elementString", [Text(vector, "elementString")], [message]);
    }

    private static string Detail(Finding finding) => finding.IsFault ? $" ({finding})" : string.Empty;

    private static string Word(bool isTrue) => isTrue ? "true" : "false";

    private static string Text(JsonElement vector, string key) => BarcodeCase.Text(vector, key);
}
