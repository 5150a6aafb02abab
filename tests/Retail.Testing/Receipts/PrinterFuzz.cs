using System.Text;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;

namespace Retail.Testing.Receipts;

/// <summary>
/// The parsers of what printers and files say, given anything: each must answer with a value or a refusal, use what it
/// says it used, and come to an end.
/// </summary>
public sealed class PrinterFuzz
{
    private const int MostBytes = 120;

    private static readonly byte[] Answers =
        [0x12, 0x16, 0x72, 0x10, 0x18, 0x37, 0x22, 0x30, 0x31, 0x39, 0x00, 0x5F, 0x41, 0x11, 0x13, 0x0F, 0x80];

    private readonly Random random;
    private readonly byte[] capabilities;

    /// <summary>Inputs of this seed; files are made of this one.</summary>
    public PrinterFuzz(int seed, byte[] capabilities)
    {
        random = new Random(seed);
        this.capabilities = capabilities;
    }

    /// <summary>One input for each parser of answers and pictures; what is wrong, or null.</summary>
    public string? TryOne() => TryAnswers() ?? TryPicture();

    /// <summary>The capability file with some bytes changed, cut or repeated; what is wrong, or null.</summary>
    public string? TryFile()
    {
        var file = Damaged(capabilities);
        try
        {
            var catalog = PrinterCatalog.Read(file);
            foreach (var profile in catalog.IsRefused ? [] : catalog.Value.Profiles.ToArray())
            {
                if (profile.PrintsReceipts)
                {
                    _ = EscPosReceipt.Write([new ReceiptPart.Text("Ñ€ŁЧΩ茶"), new ReceiptPart.Barcode("1")], profile);
                }
            }

            return null;
        }
        catch (Exception failure)
        {
            return $"{failure.GetType().Name}: {failure.Message}";
        }
    }

    private string? TryAnswers()
    {
        var bytes = Some();
        ReadOnlySpan<byte> rest = bytes;
        while (!rest.IsEmpty)
        {
            var answer = PrinterAnswers.Read(rest, out var used);
            if (used > rest.Length || (answer.IsRefused && used != 1))
            {
                return $"{Convert.ToHexString(bytes)}: used {used} of {rest.Length}";
            }

            if (used == 0)
            {
                return rest.Length < PrinterAnswers.MaxLength ? null : $"{Convert.ToHexString(bytes)}: waits for ever";
            }

            rest = rest[used..];
        }

        return null;
    }

    private string? TryPicture()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes($"P4 {random.Next(-1, 40)} {random.Next(-1, 40)} "), .. Some()];
        file = random.Next(3) == 0 ? Damaged(file) : file;
        var picture = Picture.ReadPbm(file);
        return !picture.IsRefused && picture.Value.Width * picture.Value.Height > 8 * file.Length
            ? $"{Convert.ToHexString(file)}: more dots than bits" : null;
    }

    private byte[] Some()
    {
        var bytes = new byte[random.Next(MostBytes)];
        var isLikely = random.Next(2) == 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = isLikely ? Answers[random.Next(Answers.Length)] : (byte)random.Next(256);
        }

        return bytes;
    }

    private byte[] Damaged(byte[] file)
    {
        var bytes = new List<byte>(file);
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 30), bytes.Count - at)));
                    break;
                default:
                    bytes.InsertRange(at, "\"\\ud800{}[]:,-1e9null"u8.ToArray()[random.Next(20)..]);
                    break;
            }
        }

        return [.. bytes];
    }
}
