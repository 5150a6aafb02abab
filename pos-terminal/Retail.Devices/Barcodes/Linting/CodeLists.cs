using System.Collections.Frozen;

namespace Retail.Devices.Barcodes.Linting;

/// <summary>The codes of <c>Data/code-lists.txt</c>.</summary>
internal static class CodeLists
{
    private static readonly FrozenDictionary<string, string[]> Lists = Read();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CountryNumbers =
        SetOf("country-numbers");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CountryPairs =
        SetOf("country-letters");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Packages = SetOf("package-types");

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Currencies =
        Lists["currencies"].Select(pair => pair.Split('='))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool HasCountryNumber(ReadOnlySpan<char> code) => CountryNumbers.Contains(code);

    public static bool HasCountryLetters(ReadOnlySpan<char> code) => CountryPairs.Contains(code);

    public static bool HasPackageType(ReadOnlySpan<char> code) => Packages.Contains(code);

    /// <summary>The three letters of the currency with this number, or null.</summary>
    public static string? CurrencyOf(ReadOnlySpan<char> number) =>
        Currencies.TryGetValue(number, out var letters) ? letters : null;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string name) =>
        Lists[name].ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, string[]> Read()
    {
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var name = string.Empty;
        foreach (var line in DataFile.Lines("code-lists.txt").Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                lists[name] = [.. lists[name], .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            }
            else
            {
                lists.Add(name = line, []);
            }
        }

        return lists.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
