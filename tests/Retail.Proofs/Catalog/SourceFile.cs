using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Retail.Proofs.Catalog;

/// <summary>Reads the retailer's catalogue as it came: nothing is judged or tidied here.</summary>
internal static class SourceFile
{
    // Said rather than detected: a short file could look as if something else parted its fields.
    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        FormatProvider = CultureInfo.InvariantCulture,
    };

    public static List<SourceRow> Read(string sourceCsvGz)
    {
        using FileStream file = File.OpenRead(sourceCsvGz);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using CsvReader csv = CsvReader.Create(unpacked, Format, leaveOpen: true);

        var rows = new List<SourceRow>();
        while (csv.Read())
        {
            rows.Add(new SourceRow(
                csv.GetString("StockCode"),
                csv.GetString("Description"),
                csv.Parse<int>("lines"),
                csv.Parse<int>("units_net"),
                csv["usual_price"].ParseOrNull<decimal>(),
                csv["min_price"].ParseOrNull<decimal>()));
        }

        return rows;
    }
}
