using System.Text;
using System.Text.Json.Nodes;
using Retail.Devices.Printing;
using Retail.Testing.Processes;

namespace Retail.Devices.Tests.Printing;

public sealed class PrinterCatalogTests
{
    private static readonly string File = System.IO.File.ReadAllText(Path.Combine(
        Repository.Root, "pos-terminal", "Retail.Devices", "Printing", "Data", "capabilities.json"));

    [Fact]
    public void Fifty_models_are_known() => Assert.Equal(50, PrinterCatalog.OfHouse.Profiles.Count());

    [Theory]
    [InlineData("TM-T88V", 42, 512, true, true, DrawingKind.Raster)]
    [InlineData("tm-t20iii", 48, 576, true, true, DrawingKind.Raster)]
    [InlineData("ZJ-5870", 32, 384, false, false, DrawingKind.Raster)]
    [InlineData("TH230", 44, 576, false, true, DrawingKind.Graphics)]
    [InlineData("TM-U220B", 42, 400, false, true, DrawingKind.None)]
    [InlineData("default", 42, 504, true, true, DrawingKind.Raster)]
    public void A_model_is_as_the_database_says(
        string name, int columns, int dots, bool qr, bool cuts, object drawing)
    {
        var profile = PrinterCatalog.OfHouse.Find(name).Value;

        Assert.Equal(
            (columns, dots, qr, cuts, drawing),
            (profile.Columns, profile.Dots, profile.HasQrCodes, profile.CutsPartly, profile.Drawing));
    }

    [Fact]
    public void A_model_whose_letters_are_told_by_their_width_has_as_many_as_fit() =>
        Assert.Equal(48, PrinterCatalog.OfHouse.Find("NT-80-V-UL").Value.Columns);

    [Theory]
    [InlineData("TM-T88", "TM-T88II, TM-T88III, TM-T88IV, TM-T88IV-SA, TM-T88V")]
    [InlineData("TMT20II", "TM-T20II, TM-T20III, TM-T70II, TM-T88II, TM-T70")]
    [InlineData("", "T-1, safe, P822D, RP326, RP332")]
    public void A_name_that_is_not_there_is_told_with_those_near_it(string name, string near)
    {
        var refusal = PrinterCatalog.OfHouse.Find(name).Refusal;

        Assert.Equal("device.unknown-printer-model", refusal!.Code);
        Assert.Equal(near, refusal.Arguments["near"]);
    }

    [Fact]
    public void A_name_of_any_length_is_refused_in_a_short_sentence()
    {
        var refusal = PrinterCatalog.OfHouse.Find(new string('x', 100_000)).Refusal!;

        Assert.InRange(refusal.In(System.Globalization.CultureInfo.GetCultureInfo("es")).Length, 50, 200);
    }

    [Theory]
    [InlineData("TSP600", "device.printer-speaks-star")]
    [InlineData("AF-240", "device.no-receipt-printer")]
    [InlineData("OCD-300", "device.no-receipt-printer")]
    public void What_receipts_cannot_be_printed_on_is_no_choice(string name, string code) =>
        Assert.Equal(code, PrinterCatalog.OfHouse.Find(name).Refusal?.Code);

    [Theory]
    [InlineData("profiles", "$.profiles")]
    [InlineData("encodings", "$.encodings")]
    [InlineData("profiles.TM-T88V.features", "profiles.TM-T88V.features")]
    [InlineData("profiles.TM-T88V.features.qrCode", "profiles.TM-T88V.features.qrCode")]
    [InlineData("profiles.TM-T88V.fonts.0", "profiles.TM-T88V.fonts.0")]
    [InlineData("profiles.TM-T88V.fonts.0.columns", "profiles.TM-T88V.fonts.0.columns")]
    [InlineData("profiles.TM-T88V.codePages", "profiles.TM-T88V.codePages")]
    [InlineData("profiles.TM-T88V.media", "profiles.TM-T88V.media")]
    [InlineData("profiles.TM-T88V.vendor", "profiles.TM-T88V.vendor")]
    public void What_is_missing_is_named(string path, string place)
    {
        var json = JsonNode.Parse(File)!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(json, (node, step) => node[step]!);
        _ = parent.AsObject().Remove(steps[^1]);

        Assert.StartsWith(place, PlaceOf(json.ToJsonString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fonts.0.columns", "0", "fonts.0.columns")]
    [InlineData("fonts.0.columns", "\"42\"", "fonts.0.columns")]
    [InlineData("fonts.0.columns", "42.5", "fonts.0.columns")]
    [InlineData("fonts.0.columns", "1e9", "fonts.0.columns")]
    [InlineData("media.width.pixels", "-1", "media.width.pixels")]
    [InlineData("media.width.pixels", "\"many\"", "media.width.pixels")]
    [InlineData("features.qrCode", "1", "features.qrCode")]
    [InlineData("codePages.256", "\"CP437\"", "codePages.256")]
    [InlineData("codePages.-1", "\"CP437\"", "codePages.-1")]
    [InlineData("codePages.7", "\"CP-NONE\"", "codePages.7")]
    [InlineData("codePages.7", "null", "codePages.7")]
    public void What_is_wrong_is_named(string path, string value, string place)
    {
        var json = JsonNode.Parse(File)!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(json["profiles"]!["TM-T88V"]!, (node, step) => node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);

        Assert.Equal("profiles.TM-T88V." + place, PlaceOf(json.ToJsonString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"profiles\":{},\"profiles\":{},\"encodings\":{}}")]
    [InlineData("{\"encodings\":{\"\\ud800\":{}},\"profiles\":{}}")]
    [InlineData("{\"encodings\":{\"x\":{\"data\":[\"short\"]}},\"profiles\":{}}")]
    [InlineData("{\"encodings\":{\"x\":[]},\"profiles\":{}}")]
    public void What_is_no_such_file_is_refused(string text) => Assert.NotEmpty(PlaceOf(text));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Equal(
        "$", PrinterCatalog.Read(new byte[] { (byte)'{', 0xFF, (byte)'}' }).Refusal!.Arguments["place"]);

    [Fact]
    public void A_file_that_nobody_would_have_is_not_read() => Assert.Equal(
        "$", PrinterCatalog.Read(new byte[CapabilityReader.MaxBytes + 1]).Refusal!.Arguments["place"]);

    [Fact]
    public void A_file_of_one_model_is_enough()
    {
        var json = JsonNode.Parse(File)!;
        var others = json["profiles"]!.AsObject().Select(one => one.Key).Where(one => one != "TM-T88V").ToArray();
        foreach (var name in others)
        {
            _ = json["profiles"]!.AsObject().Remove(name);
        }

        var catalog = PrinterCatalog.Read(Encoding.UTF8.GetBytes(json.ToJsonString())).Value;

        Assert.Equal("TM-T88V", Assert.Single(catalog.Profiles).Name);
    }

    private static string PlaceOf(string json)
    {
        var refusal = PrinterCatalog.Read(Encoding.UTF8.GetBytes(json)).Refusal;
        Assert.Equal("device.bad-capabilities", refusal?.Code);
        return refusal!.Arguments["place"];
    }
}
