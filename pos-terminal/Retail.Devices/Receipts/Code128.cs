namespace Retail.Devices.Receipts;

/// <summary>Code 128 (ISO/IEC 15417) in its code set B: printable ASCII as bars.</summary>
internal static class Code128
{
    /// <summary>Longest text: a receipt is not wider.</summary>
    public const int MaxLength = 40;

    /// <summary>Modules of white that must be on either side.</summary>
    public const int QuietModules = 10;

    private const int StartB = 104;
    private const int Stop = 106;
    private const int CheckModulus = 103;
    private const int SymbolModules = 11;

    // Bar, space, bar, space, bar, space (and the last bar of the stop symbol), in modules: ISO/IEC 15417, table 1.
    private static readonly string[] Symbols =
        ("212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 " +
        "113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 " +
        "212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 " +
        "113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 " +
        "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 " +
        "241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 " +
        "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 " +
        "211232 2331112").Split(' ');

    /// <summary>Whether a text can be said in it.</summary>
    public static bool CanSay(string text) =>
        text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>How many modules wide the bars of a text are, without the white on either side.</summary>
    public static int ModulesOf(string text) => ((text.Length + 3) * SymbolModules) + 2;

    /// <summary>Where the bars are: the first module of each and how many it has.</summary>
    public static List<(int From, int Width)> Bars(string text)
    {
        if (!CanSay(text))
        {
            throw new ArgumentOutOfRangeException(nameof(text), text, "Code 128 says 1 to 40 printable ASCII letters.");
        }

        var bars = new List<(int From, int Width)>(3 * (text.Length + 4));
        var (at, check) = (0, StartB);
        Add(StartB);
        for (var i = 0; i < text.Length; i++)
        {
            check += (i + 1) * (text[i] - ' ');
            Add(text[i] - ' ');
        }

        Add(check % CheckModulus);
        Add(Stop);
        return bars;

        void Add(int symbol)
        {
            foreach (var (index, modules) in Symbols[symbol].Index())
            {
                if (index % 2 == 0)
                {
                    bars.Add((at, modules - '0'));
                }

                at += modules - '0';
            }
        }
    }
}
