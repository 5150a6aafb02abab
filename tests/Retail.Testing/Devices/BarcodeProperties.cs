using System.Globalization;
using System.Text;
using Retail.Devices.Barcodes;
using Retail.Devices.Barcodes.Links;
using Retail.Devices.Barcodes.Linting;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Testing.Devices;

/// <summary>What must be true of every barcode that is read, and of every refusal.</summary>
internal static class BarcodeProperties
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly SyntaxOptions Options = new();

    private static readonly BarcodeReader Reader =
        new(MeasureMasks.Parse(["21IIIIIWW.WWWC", "20IIIIVPPP.PPC", "02IIIIIPP.PPPC"]).Value);

    public static object? Read(byte[] input)
    {
        var read = Reader.Read(Encoding.Latin1.GetString(input), Today);
        if (!read.IsRefused)
        {
            // Everything that is worked out only when it is asked for.
            var barcode = read.Value;
            _ = (barcode.Batch, barcode.Serial, barcode.Expiry, barcode.ExpiryTime, barcode.BestBefore, barcode.SellBy);
            _ = (barcode.Measure, barcode.Price, barcode.IsVariableMeasure, barcode.Data);
        }

        return read;
    }

    public static string? Ask(object? answer) => answer is Outcome<Barcode> { IsRefused: false, Value: var barcode }
        ? AskBarcode(barcode)
        : AskRefusal(((Outcome<Barcode>)answer!).Refusal!);

    public static object? ReadMask(byte[] input) => MeasureMask.Parse(Encoding.Latin1.GetString(input));

    public static string? AskMask(object? answer) =>
        answer is Outcome<MeasureMask> { IsRefused: true, Refusal: var refusal } ? AskRefusal(refusal) : null;

    public static object? Lint(byte[] input)
    {
        var text = Encoding.Latin1.GetString(input);
        var wrong = default(Finding);
        foreach (var linter in Linters.ByName.Values)
        {
            var finding = linter(text, null);
            wrong = finding.IsFault && (finding.Start < 0 || finding.Length < 0 ||
                finding.Start + finding.Length > text.Length) ? finding : wrong;
        }

        return wrong.IsFault ? wrong : null;
    }

    public static string? AskLint(object? answer) => answer is null ? null : $"{answer} is outside of the value";

    private static string? AskBarcode(Barcode barcode)
    {
        if (barcode.Elements.Count == 0)
        {
            return barcode.Content is ScannedContent.Elements or ScannedContent.Link ? "has no elements" : null;
        }

        var message = new List<Element>();
        var bracketed = new List<Element>();
        var written = ElementString.Write(barcode.Elements);
        if (ElementString.Read(written, Options, message).IsFault || !IsSame(barcode, message))
        {
            return $"its element string {written} says something else";
        }

        written = BracketedText.Write(barcode.Elements);
        if (BracketedText.Read(written, Options, bracketed).IsFault || !IsSame(barcode, bracketed))
        {
            return $"its bracketed text {written} says something else";
        }

        var uri = DigitalLinkWriter.Write(barcode.Elements, null, Options);
        return !uri.IsRefused && DigitalLink.Read(uri.Value, Options, []).IsFault
            ? $"its link {uri.Value} cannot be read"
            : null;
    }

    private static bool IsSame(Barcode barcode, List<Element> elements) =>
        barcode.Elements.Select(element => element.ToString()).SequenceEqual(elements.Select(one => one.ToString()));

    private static string? AskRefusal(Refusal refusal)
    {
        var sentence = refusal.In(CultureInfo.InvariantCulture);
        return sentence == refusal.Code ? $"{refusal.Code} has no sentence" : null;
    }
}
