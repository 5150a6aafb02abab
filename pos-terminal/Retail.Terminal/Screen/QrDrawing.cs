using System.Globalization;
using System.Text;
using Retail.Devices.Receipts;

namespace Retail.Terminal.Screen;

/// <summary>A QR code as one path of squares: sharp at any size, and nothing to download.</summary>
internal static class QrDrawing
{
    /// <summary>The path, in modules, and the side of the square that it fills with its quiet zone.</summary>
    public static (string Path, int Side) Of(string content)
    {
        var code = QrSquares.Of(content);
        var path = new StringBuilder();
        foreach (var (x, y, width) in code.Runs)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{width}v1h{-width}z");
        }

        return (path.ToString(), code.Side);
    }
}
