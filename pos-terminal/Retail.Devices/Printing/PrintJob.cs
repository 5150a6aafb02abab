namespace Retail.Devices.Printing;

/// <summary>The bytes that print one receipt, and what a sender must know of them.</summary>
/// <param name="Bytes">All of them, from waking the printer to asking whether it is done.</param>
/// <param name="Marks">Where which line is complete, in order.</param>
/// <param name="InkAt">
/// As long as the printer has no more than so many bytes, nothing of the receipt can be on paper.
/// </param>
/// <param name="Proof">What proves that it came out.</param>
/// <param name="Id">What the printer says again as that proof.</param>
/// <param name="Replaced">
/// Characters that neither the printer nor the font has: on paper a frame or a question mark stands for each.
/// </param>
public sealed record PrintJob(
    ReadOnlyMemory<byte> Bytes, IReadOnlyList<PrintMark> Marks, int InkAt, PrintProof Proof, ProcessId Id,
    string Replaced)
{
    /// <summary>
    /// Bytes of its longest line, code or picture: what a printer may still wait for when the job ended in the middle.
    /// </summary>
    public int LongestStretch
    {
        get
        {
            var (from, longest) = (0, 0);
            foreach (var end in Marks.Select(mark => mark.Offset).Append(Bytes.Length))
            {
                (from, longest) = (end, Math.Max(longest, end - from));
            }

            return longest;
        }
    }

    /// <summary>How many lines are complete for certain when the printer has had so many bytes.</summary>
    public int LinesWithin(int bytes)
    {
        var lines = 0;
        foreach (var mark in Marks)
        {
            lines = mark.Offset <= bytes ? mark.Line : lines;
        }

        return lines;
    }
}
