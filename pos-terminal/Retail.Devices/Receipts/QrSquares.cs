using QRCoder;

namespace Retail.Devices.Receipts;

/// <summary>A QR code as runs of black squares.</summary>
internal sealed class QrSquares
{
    /// <summary>Squares of white on every side.</summary>
    public const int Quiet = 4;

    /// <summary>Longest text of a code that is still read off a receipt.</summary>
    public const int MaxLength = 600;

    private QrSquares(int side, List<(int X, int Y, int Width)> runs)
    {
        Side = side;
        Runs = runs;
    }

    /// <summary>Squares across and down, the white around it included.</summary>
    public int Side { get; }

    public IReadOnlyList<(int X, int Y, int Width)> Runs { get; }

    public static QrSquares Of(string text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxLength);
        using var generator = new QRCodeGenerator();

        // The medium level: paper is folded and its print fades.
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
