using System.Globalization;
using System.Text;
using QRCoder;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>A QR code as one path of an SVG: a run of dark modules is a bar.</summary>
internal static class QrPath
{
    // The library draws its quiet zone itself; the page has its own.
    private const int QuietZone = 4;

    /// <summary>The path and the number of modules on a side.</summary>
    public static (string Path, int Size) Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count - (2 * QuietZone);
        var path = new StringBuilder();
        for (var row = 0; row < size; row++)
        {
            var modules = data.ModuleMatrix[row + QuietZone];
            for (var column = 0; column < size; column++)
            {
                var start = column;
                while (column < size && modules[column + QuietZone])
                {
                    column++;
                }

                if (column > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {row}h{column - start}v1H{start}z");
                }
            }
        }

        return (path.ToString(), size);
    }
}
