using System.Text;

namespace Retail.Testing.Devices.Displays;

/// <summary>
/// What a display does with each byte, written from the makers' references: start anew, write over, no cursor, go to a
/// place, choose a table of letters. Anything else throws.
/// </summary>
public sealed class GlassCommands
{
    private const int Columns = 20;

    // Tables of Epson's displays and of those that take after them.
    private static readonly Dictionary<byte, int> Tables = new() { [0] = 437, [2] = 850, [16] = 1252, [19] = 858 };

    private readonly char[] letters = new char[2 * Columns];
    private readonly List<byte> begun = [];
    private int at;
    private byte table;

    public GlassCommands()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Reset();
    }

    /// <summary>The two lines with a bar between.</summary>
    public string Shown => new string(letters, 0, Columns) + "|" + new string(letters, Columns, Columns);

    /// <summary>Dark, as after it was switched on.</summary>
    public void Reset()
    {
        Array.Fill(letters, ' ');
        begun.Clear();
        (at, table) = (0, 0);
    }

    /// <summary>Takes one byte; true when it was the last letter of both lines.</summary>
    public bool Take(byte one)
    {
        begun.Add(one);
        switch (begun)
        {
            case [0x1B] or [0x1F] or [0x1B, 0x74] or [0x1F, 0x43] or [0x1F, 0x24] or [0x1F, 0x24, >= 1 and <= Columns]:
                return false;
            case [0x1B, 0x40]:
                Reset();
                return false;
            case [0x1F, 0x01] or [0x1F, 0x43, 0]:
                break;
            case [0x1B, 0x74, var chosen] when Tables.ContainsKey(chosen):
                table = chosen;
                break;
            case [0x1F, 0x24, var column, var row] when row is 1 or 2:
                at = ((row - 1) * Columns) + column - 1;
                break;
            case [>= 0x20 and not 0x7F]:
                begun.Clear();
                return Put(Encoding.GetEncoding(Tables[table]).GetString([one])[0]);
            default:
                throw new InvalidDataException($"No display knows {Convert.ToHexString([.. begun])}.");
        }

        begun.Clear();
        return false;
    }

    private bool Put(char letter)
    {
        letters[at] = letter;
        at = (at + 1) % letters.Length;
        return at == 0;
    }
}
