using System.Text;

namespace Retail.Devices.Tests.Printing.Decoding;

/// <summary>
/// Which character table is in which slot of Epson's newer models (their reference of <c>ESC t</c>), apart from what
/// the product reads from its database.
/// </summary>
internal static class SlotTables
{
    private static readonly Dictionary<int, int> Epson = new()
    {
        [0] = 437, [2] = 850, [3] = 860, [4] = 863, [5] = 865, [13] = 857, [14] = 737, [15] = 28597, [16] = 1252,
        [17] = 866, [18] = 852, [19] = 858, [33] = 775, [34] = 855, [35] = 861, [36] = 862, [38] = 869, [39] = 28592,
        [40] = 28605, [45] = 1250, [46] = 1251, [47] = 1253, [48] = 1254, [51] = 1257, [52] = 1258,
    };

    /// <summary>A letter of a slot; the frame of an unknown one where the slot has none that we know.</summary>
    public static char Letter(int slot, byte one)
    {
        if (one < 0x80)
        {
            return (char)one;
        }

        // Epson's table 857 has the euro where the original has nothing.
        const int turkish = 13;
        if (slot == turkish && one == 0xD5)
        {
            return '€';
        }

        if (!Epson.TryGetValue(slot, out var number))
        {
            return '\uFFFD';
        }

        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(number)!;
        return encoding.GetString([one])[0];
    }
}
