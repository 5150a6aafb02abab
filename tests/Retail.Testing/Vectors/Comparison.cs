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

    /// <summary>Compares words; their order counts only where it is said.</summary>
    public void Of(string key, IEnumerable<string>? expected, IEnumerable<string> actual, bool isOrdered = false)
    {
        if (expected is null)
        {
            return;
        }

        looked++;
        var (wanted, got) = (Text(expected, isOrdered), Text(actual, isOrdered));
        if (!string.Equals(wanted, got, StringComparison.Ordinal))
        {
            mismatches.Add($"{key} expected {wanted}, actual {got}");
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

    private static string Text(IEnumerable<string> words, bool isOrdered) =>
        "[" + string.Join(' ', isOrdered ? words : words.Distinct().Order(StringComparer.Ordinal)) + "]";

    public static string Text(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}
