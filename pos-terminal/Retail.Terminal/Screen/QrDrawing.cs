using System.Globalization;
using System.Text;
using QRCoder;

namespace Retail.Terminal.Screen;

/// <summary>A QR code as one path of squares: sharp at any size, and nothing to download.</summary>
internal static class QrDrawing
{
    /// <summary>The path, in modules, and the side of the square that it fills with its quiet zone.</summary>
    public static (string Path, int Side) Of(string content)
    {
        using var generator = new QRCodeGenerator();
        // The medium level: a screen has no scratches, but it has reflections.
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
            {
                if (!row[x])
                {
                    continue;
                }

                var from = x;
                while (x + 1 < row.Count && row[x + 1])
                {
                    x++;
                }

                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h{from - x - 1}z");
            }
        }

        return (path.ToString(), code.ModuleMatrix.Count);
    }
}
