namespace Retail.Devices.Barcodes;

/// <summary>The check digit of a price or weight in a number (GS1 General Specifications, 7.9.2 to 7.9.4).</summary>
public static class PriceCheckDigit
{
    // What each digit counts: 2- is twice it less the tens, 3 is three times, 5+ and 5- five times with or less the
    // tens; of all only the last digit.
    private const string TwoMinus = "0246891357";
    private const string Three = "0369258147";
    private const string FivePlus = "0516273849";
    private const string FiveMinus = "0594837261";

    /// <summary>The digit for a field of four or five digits.</summary>
    public static char Of(ReadOnlySpan<char> field) => field.Length switch
    {
        4 => (char)('0' + Sum(field, TwoMinus, TwoMinus, Three, FiveMinus) * 3 % 10),
        5 => (char)('0' + FiveMinus.IndexOf(
            (char)('0' + (100 - Sum(field, FivePlus, TwoMinus, FiveMinus, FivePlus, TwoMinus)) % 10),
            StringComparison.Ordinal)),
        _ => throw new ArgumentException("A price with a check digit has four or five digits.", nameof(field)),
    };

    private static int Sum(ReadOnlySpan<char> field, params ReadOnlySpan<string> weights)
    {
        var sum = 0;
        for (var i = 0; i < field.Length; i++)
        {
            sum += weights[i][field[i] - '0'] - '0';
        }

        return sum;
    }
}
