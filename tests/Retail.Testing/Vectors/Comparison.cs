using System.Globalization;

namespace Retail.Testing.Vectors;

/// <summary>Collects what is not as a case expects it; a key that the case does not give is not looked at.</summary>
/// <param name="tolerance">So much is no difference, for numbers that were not rounded.</param>
internal sealed class Comparison(decimal tolerance)
{
    private readonly List<string> mismatches = [];
    private int looked;

    public void Of(string key, decimal? expected, decimal actual)
    {
        looked += expected is null ? 0 : 1;
        if (expected is { } number && Math.Abs(number - actual) > tolerance)
        {
            mismatches.Add($"{key} expected {Text(number)}, actual {Text(actual)}");
        }
    }

    public void Refused(Refusal refusal) => mismatches.Add($"expected an answer, actual {refusal}");

    public VectorResult Result(IEnumerable<string> why)
    {
        if (looked == 0 && mismatches.Count == 0)
        {
            mismatches.Add("nothing is expected");
        }

        return new VectorResult(mismatches, mismatches.Count == 0 ? [] : [.. why]);
    }

    public static string Text(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}
