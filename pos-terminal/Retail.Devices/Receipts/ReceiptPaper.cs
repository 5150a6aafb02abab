namespace Retail.Devices.Receipts;

/// <summary>Lines of one width: wraps what is too long, puts amounts at the right edge.</summary>
internal sealed class ReceiptPaper(int columns)
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public void Rule() => lines.Add(new string('-', columns));

    public void Left(string text, int indent = 0)
    {
        foreach (var part in TextWidth.Wrap(text, columns - indent))
        {
            lines.Add(new string(' ', indent) + part);
        }
    }

    public void Centre(string text)
    {
        foreach (var part in TextWidth.Wrap(text, columns))
        {
            lines.Add(new string(' ', (columns - TextWidth.Of(part)) / 2) + part);
        }
    }

    /// <summary>
    /// Text at the left, an amount at the right; a text that is too long wraps and the amount stands on its last line.
    /// </summary>
    public void Pair(string left, string right, int indent = 0)
    {
        var amounts = TextWidth.Wrap(right, columns);
        var amount = amounts[0];
        var room = columns - indent - TextWidth.Of(amount) - 1;
        if (amounts.Count > 1 || room < columns / 4)
        {
            Left(left, indent);
            foreach (var part in amounts)
            {
                lines.Add(new string(' ', columns - TextWidth.Of(part)) + part);
            }

            return;
        }

        var parts = TextWidth.Wrap(left, room);
        for (var i = 0; i < parts.Count - 1; i++)
        {
            lines.Add(new string(' ', indent) + parts[i]);
        }

        var gap = columns - indent - TextWidth.Of(parts[^1]) - TextWidth.Of(amount);
        lines.Add(new string(' ', indent) + parts[^1] + new string(' ', gap) + amount);
    }
}
