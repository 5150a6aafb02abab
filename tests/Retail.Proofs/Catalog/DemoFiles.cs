using System.Globalization;
using System.Text;
using CsvHelper;

namespace Retail.Proofs.Catalog;

/// <summary>
/// Writes the demo's files: RFC 4180, UTF-8 without a mark, line feeds, so that a change shows as its lines.
/// </summary>
internal static class DemoFiles
{
    private static readonly CsvWriterOptions Format = new()
    {
        NewLine = "\n",
        FormatProvider = CultureInfo.InvariantCulture,
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(DemoData data, string folder)
    {
        Directory.CreateDirectory(folder);
        WriteCsv(
            Path.Combine(folder, "catalog.csv"),
            ["sku", "name", "category", "unit", "tax_category", "gtins"],
            data.Catalog.Select(row => new[]
            {
                row.Sku, row.Name, row.Category, row.Unit, row.TaxCategory, row.Gtin,
            }));
        WriteCsv(
            Path.Combine(folder, "prices.csv"),
            ["sku", "min_quantity", "price"],
            data.Prices.Select(row => new[]
            {
                row.Sku,
                row.MinimumQuantity.ToString(CultureInfo.InvariantCulture),
                row.Price.ToString("F2", CultureInfo.InvariantCulture),
            }));
        WriteCsv(
            Path.Combine(folder, "stock.csv"),
            ["store", "sku", "quantity"],
            data.Stock.Select(row => new[]
            {
                row.Store, row.Sku, row.Quantity.ToString(CultureInfo.InvariantCulture),
            }));
        File.WriteAllText(Path.Combine(folder, "ATTRIBUTION.md"), Attribution.Text(data), Utf8);
    }

    private static void WriteCsv(string path, string[] header, IEnumerable<string[]> rows)
    {
        using CsvWriter csv = CsvWriter.ToFile(path, Format);
        csv.WriteHeader(header);
        foreach (string[] row in rows)
        {
            csv.WriteRecord(row);
        }
    }
}
