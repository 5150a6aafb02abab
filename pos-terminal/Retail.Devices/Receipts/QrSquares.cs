using QRCoder;

namespace Retail.Devices.Receipts;

/// <summary>A QR code as runs of black squares, for screens and for printers that cannot draw it themselves.</summary>
public sealed class QrSquares
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxLength = 1_200;

    private QrSquares(int side, List<(int X, int Y, int Width)> runs)
    {
        Side = side;
        Runs = runs;
    }

    /// <summary>Squares across and down, the white around it included.</summary>
    public int Side { get; }

    /// <summary>Where black squares stand side by side, row by row.</summary>
    public IReadOnlyList<(int X, int Y, int Width)> Runs { get; }

    /// <summary>The code of a text, with a white margin of four squares.</summary>
    public static QrSquares Of(string text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxLength);
        using var generator = new QRCodeGenerator();

        // The medium level: paper is folded and its print fades, and screens reflect.
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var runs = new List<(int X, int Y, int Width)>();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
            {
                var from = x;
                while (x < row.Count && row[x])
                {
                    x++;
                }

                if (x > from)
                {
                    runs.Add((from, y, x - from));
                }
            }
        }

        return new QrSquares(code.ModuleMatrix.Count, runs);
    }
}
