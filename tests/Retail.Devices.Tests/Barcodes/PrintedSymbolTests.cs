using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes;
using Retail.Devices.Hid;
using Retail.Devices.Scanning;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Barcodes;

/// <summary>Symbols that a foreign program drew and another one read mean what we say they mean.</summary>
public sealed class PrintedSymbolTests
{
    private const string Lot = "[01]05000112637922[17]261231[10]LOT/7*[21]S1";
    private const string LotText = "(01)05000112637922(17)261231(10)LOT/7*(21)S1";
    private const string Cheese = "[01]95000112637925[3103]001250[3922]1543[10]LOT7[17]261231";
    private const string CheeseText = "(01)95000112637925(3103)001250(3922)1543(10)LOT7(17)261231";
    private const string Link = "https://any.example/a/01/05000112637922/10/LOT%2F7*/21/S1?17=261231";

    private static readonly DateOnly Today = new(2026, 11, 22);

    [PrintedSymbolTheory]
    [InlineData("EANX", "500011263792", "EAN-13", "]E0", "5000112637922")]
    [InlineData("EANX", "211234501250", "EAN-13", "]E0", "2112345012506")]
    [InlineData("EANX", "9638507", "EAN-8", "]E4", "96385074")]
    [InlineData("UPCA", "03600029145", "UPC-A", "]E0", "036000291452")]
    [InlineData("UPCE", "0425261", "UPC-E", "]E0", "042100005264")]
    [InlineData("ITF14", "1061414100041", "I2/5", "]I1", "10614141000415")]
    [InlineData("GS1_128", Lot, "CODE-128", "]C1", LotText)]
    [InlineData("DBAR_OMN", "0500011263792", "DataBar", "]e0", "(01)05000112637922")]
    [InlineData("DBAR_EXP", Cheese, "DataBar-Exp", "]e0", CheeseText)]
    [InlineData("QRCODE", Lot, "QR-Code", "]Q3", LotText)]
    [InlineData("QRCODE", Link, "QR-Code", "]Q1", LotText)]
    [InlineData("DATAMATRIX", Lot, "DATAMATRIX", "]d2", LotText)]
    public async Task A_printed_symbol_means_what_it_says(
        string type, string data, string kind, string symbology, string meant)
    {
        var reader = new BarcodeReader(MeasureMasks.Parse(["21IIIIIWW.WWWC"]).Value);
        var direct = reader.Read(meant, Today).Value;

        var (found, read) = await PrintedSymbol.ReadBackAsync(type, data);

        Assert.Equal(kind, found);
        Assert.All((string?[])[symbology, null], said =>
        {
            var scanned = reader.Read(new Scan(read, said), Today).Value;
            Assert.Equal(Told(direct), Told(scanned));
            Assert.Equal(Told(direct), Told(reader.Read(Sent(new Scan(read, said)), Today).Value));
        });
    }

    /// <summary>The same over a scanner's cable: as the reports of a HID POS scanner.</summary>
    private static Scan Sent(Scan scan)
    {
        var scanner = HidScanReader.For(HidDescriptor.Read([.. HidPosReports.Descriptor]).Value).Value;
        var read = HidPosReports.Of(scan).Select(report => scanner.Read(report, out _).Value).ToArray();
        return Assert.Single(read, one => one is not null)!;
    }

    private static string Told(Barcode barcode) => string.Join('|', (object?[])
    [
        barcode.Gtin, barcode.Batch, barcode.Serial, barcode.Expiry, barcode.BestBefore, barcode.Measure,
        barcode.Price, barcode.IsVariableMeasure,
        .. barcode.Elements.Select(element => element.ToString()).Order(StringComparer.Ordinal),
    ]);
}
