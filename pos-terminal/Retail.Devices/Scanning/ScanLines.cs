using System.Text;
using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes;

namespace Retail.Devices.Scanning;

/// <summary>
/// Makes scans of the bytes of a serial scanner: lines that end with CR, LF or both, or what stands between STX and
/// ETX. Not for several threads.
/// </summary>
public sealed class ScanLines
{
    private const byte Start = 0x02;
    private const byte End = 0x03;

    private readonly byte[] line = new byte[HidScanReader.MaxCharacters + SymbologyIdentifier.Length];
    private int length;
    private bool isFramed;
    private bool isTooLong;

    /// <summary>Whether something has come whose end has not.</summary>
    public bool IsWithin => length > 0 || isFramed || isTooLong;

    /// <summary>Whether this scanner has ended a scan by itself: then a scan without an end is a torn one.</summary>
    public bool HasEnds { get; private set; }

    /// <summary>
    /// The scans that these bytes complete, in order. Refused with <c>device.scan-too-long</c>, or with
    /// <c>device.scan-torn</c> where one begins before the last has ended.
    /// </summary>
    /// <param name="bytes">What came.</param>
    /// <param name="scanner">Whose it is, for the sentence.</param>
    public IReadOnlyList<Outcome<Scan>> Take(ReadOnlySpan<byte> bytes, string scanner)
    {
        var scans = new List<Outcome<Scan>>();
        foreach (var one in bytes)
        {
            if (one == Start)
            {
                if (length > 0 || isTooLong)
                {
                    scans.Add(ScanRefusals.Torn(scanner));
                }

                Begin(framed: true);
            }
            else if (isFramed ? one == End : one is (byte)'\r' or (byte)'\n')
            {
                HasEnds = true;
                Complete(scans);
            }
            else if (length == line.Length)
            {
                isTooLong = true;
            }
            else
            {
                line[length++] = one;
            }
        }

        return scans;
    }

    /// <summary>
    /// Nothing has come for a while. A scanner that never ends its scans is done with this one; of another it is torn.
    /// </summary>
    public Outcome<Scan>? Pause(string scanner)
    {
        if (!IsWithin)
        {
            return null;
        }

        if (HasEnds || isFramed)
        {
            Begin(framed: false);
            return ScanRefusals.Torn(scanner);
        }

        var scans = new List<Outcome<Scan>>();
        Complete(scans);
        return scans[0];
    }

    /// <summary>The cable is out: what has begun belongs to nothing. True when there was some.</summary>
    public bool Break()
    {
        var was = IsWithin;
        Begin(framed: false);
        return was;
    }

    /// <summary>A scan of a text that may have a symbology identifier in front.</summary>
    internal static Outcome<Scan> Scan(string text)
    {
        var hasIdentifier = text.Length > SymbologyIdentifier.Length && SymbologyIdentifier.IsAt(text);
        var data = hasIdentifier ? text[SymbologyIdentifier.Length..] : text;
        return data.Length > HidScanReader.MaxCharacters
            ? ScanRefusals.TooLong()
            : new Scan(data, hasIdentifier ? text[..SymbologyIdentifier.Length] : null);
    }

    private void Begin(bool framed) => (length, isTooLong, isFramed) = (0, false, framed);

    private void Complete(List<Outcome<Scan>> scans)
    {
        if (isTooLong)
        {
            scans.Add(ScanRefusals.TooLong());
        }
        else if (length > 0)
        {
            scans.Add(Scan(Encoding.Latin1.GetString(line, 0, length)));
        }

        Begin(framed: false);
    }
}
