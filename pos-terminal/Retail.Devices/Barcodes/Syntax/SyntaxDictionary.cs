using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Retail.Devices.Barcodes.Syntax;

/// <summary>All application identifiers, out of the dictionary that GS1 publishes.</summary>
public sealed class SyntaxDictionary
{
    private const int ShortestCode = 2;
    private const int LongestCode = 4;
    private const int TenThousand = 10_000;

    private readonly FrozenDictionary<int, ApplicationIdentifier> byNumber;

    // The first two digits of an identifier say how many it has.
    private readonly int[] lengthByPrefix = new int[100];

    private SyntaxDictionary(IEnumerable<ApplicationIdentifier> identifiers)
    {
        All = [.. identifiers];
        byNumber = All.ToFrozenDictionary(one => NumberOf(one.Code));
        foreach (var one in All)
        {
            var prefix = Linting.Numbers.Value(one.Code.AsSpan(0, ShortestCode));
            if (lengthByPrefix[prefix] is not 0 && lengthByPrefix[prefix] != one.Code.Length)
            {
                throw new FormatException($"Identifiers that begin like {one.Code} differ in length.");
            }

            lengthByPrefix[prefix] = one.Code.Length;
        }
    }

    /// <summary>The dictionary that this program carries.</summary>
    public static SyntaxDictionary Published { get; } = Parse(DataFile.Lines("gs1-syntax-dictionary.txt"));

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<ApplicationIdentifier> All { get; }

    /// <summary>Reads the text of a dictionary; throws <see cref="FormatException"/> where it cannot.</summary>
    public static SyntaxDictionary Parse(IEnumerable<string> lines) => new(
        lines.Where(line => line.Length > 0 && line[0] != '#').SelectMany(SyntaxDictionaryLine.Read));

    /// <summary>The identifier that these characters begin with.</summary>
    internal bool TryFind(
        ReadOnlySpan<char> data, bool allowUnknown, [NotNullWhen(true)] out ApplicationIdentifier? identifier)
    {
        identifier = null;
        if (data.Length < ShortestCode || !char.IsAsciiDigit(data[0]) || !char.IsAsciiDigit(data[1]))
        {
            return false;
        }

        var length = lengthByPrefix[Linting.Numbers.Value(data[..ShortestCode])];
        return length != 0 && length <= data.Length && TryGet(data[..length], allowUnknown, out identifier);
    }

    /// <summary>How many digits identifiers have that begin with these two; 0 when there are none.</summary>
    internal int LengthOf(ReadOnlySpan<char> prefix) => lengthByPrefix[Linting.Numbers.Value(prefix)];

    /// <summary>The identifier with exactly this code; one that the dictionary lacks if that is allowed.</summary>
    internal bool TryGet(
        ReadOnlySpan<char> code, bool allowUnknown, [NotNullWhen(true)] out ApplicationIdentifier? identifier)
    {
        identifier = null;
        if (code.Length is < ShortestCode or > LongestCode || code.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        if (byNumber.TryGetValue(NumberOf(code), out identifier))
        {
            return true;
        }

        var length = lengthByPrefix[Linting.Numbers.Value(code[..ShortestCode])];
        if (allowUnknown && (length == 0 || length == code.Length))
        {
            identifier = new ApplicationIdentifier(code.ToString(), Unknown, isKnown: false);
        }

        return identifier is not null;
    }

    private static ImmutableArray<SyntaxComponent> Unknown { get; } = [SyntaxComponent.Parse("X..90")];

    private static int NumberOf(ReadOnlySpan<char> code) => code.Length * TenThousand + Linting.Numbers.Value(code);
}
