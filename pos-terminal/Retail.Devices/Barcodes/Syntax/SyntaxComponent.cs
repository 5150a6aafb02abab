using System.Collections.Immutable;
using System.Globalization;
using Retail.Devices.Barcodes.Linting;

namespace Retail.Devices.Barcodes.Syntax;

/// <summary>A part of the value of an application identifier: its characters, its length, its linters.</summary>
/// <param name="Shortest">Fewest characters.</param>
/// <param name="Longest">Most characters.</param>
/// <param name="IsOptional">Whether the value may end before it.</param>
/// <param name="Linters">In the order in which they are asked, that of the characters first.</param>
internal sealed record SyntaxComponent(int Shortest, int Longest, bool IsOptional, ImmutableArray<Linter> Linters)
{
    private const string Range = "..";

    /// <summary>Whether it is digits only.</summary>
    public bool IsNumeric { get; private init; }

    /// <summary>Whether it always has the same length.</summary>
    public bool IsFixed => Shortest == Longest && !IsOptional;

    /// <summary>Reads <c>N14,csum</c>, <c>X..20</c>, <c>[N3],iso3166</c>.</summary>
    public static SyntaxComponent Parse(string text)
    {
        var words = text.Split(',');
        var isOptional = words[0].StartsWith('[');
        var format = words[0].Trim('[', ']');
        var length = format[1..];
        var isRange = length.StartsWith(Range, StringComparison.Ordinal);
        var longest = int.Parse(isRange ? length[Range.Length..] : length, CultureInfo.InvariantCulture);
        var characters = format[0] switch
        {
            'N' => "csetnumeric",
            'X' => "cset82",
            'Y' => "cset39",
            'Z' => "cset64",
            var other => throw new FormatException($"The syntax dictionary has no characters '{other}'."),
        };
        return new SyntaxComponent(
            isRange ? 1 : longest,
            longest,
            isOptional,
            [.. words[1..].Prepend(characters).Select(name => Linting.Linters.ByName.GetValueOrDefault(name) ??
                throw new FormatException($"The syntax dictionary names the linter {name}, which is not known."))])
        {
            IsNumeric = format[0] == 'N',
        };
    }
}
