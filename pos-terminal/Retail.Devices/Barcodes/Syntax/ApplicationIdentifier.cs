using System.Collections.Immutable;
using Retail.Devices.Barcodes.Linting;

namespace Retail.Devices.Barcodes.Syntax;

/// <summary>A GS1 application identifier, as the syntax dictionary defines it.</summary>
public sealed class ApplicationIdentifier
{
    private readonly ImmutableArray<SyntaxComponent> components;

    internal ApplicationIdentifier(
        string code, ImmutableArray<SyntaxComponent> components, bool hasPredefinedLength = false,
        bool isLinkAttribute = false, bool isKnown = true, string title = "")
    {
        (Code, Title, this.components) = (code, title, components);
        (HasPredefinedLength, IsLinkAttribute, IsKnown) = (hasPredefinedLength, isLinkAttribute, isKnown);
    }

    /// <summary>Two to four digits.</summary>
    public string Code { get; }

    /// <summary>The data title that GS1 gives it, such as <c>BATCH/LOT</c>.</summary>
    public string Title { get; }

    /// <summary>Whether the next element follows without a separator.</summary>
    public bool HasPredefinedLength { get; }

    /// <summary>Whether a Digital Link may carry it behind the question mark.</summary>
    public bool IsLinkAttribute { get; }

    /// <summary>Whether the dictionary has it.</summary>
    public bool IsKnown { get; }

    /// <summary>
    /// The orders in which the path of a Digital Link may qualify it; none when it is no key of a link.
    /// </summary>
    internal ImmutableArray<ImmutableArray<string>> LinkQualifiers { get; init; } = [];

    /// <summary>The parts of its value.</summary>
    internal ImmutableArray<SyntaxComponent> Components => components;

    internal bool IsLinkKey => !LinkQualifiers.IsEmpty;

    /// <summary>
    /// For each demand the alternatives, one of which must be there, each of them patterns that must all be there.
    /// </summary>
    internal ImmutableArray<ImmutableArray<ImmutableArray<string>>> Demands { get; init; } = [];

    /// <summary>Patterns of others that it must not be found together with.</summary>
    internal ImmutableArray<string> Exclusions { get; init; } = [];

    /// <summary>Whether a code is of a pattern, whose letters n stand for any digit.</summary>
    internal static bool IsOf(string code, string pattern)
    {
        if (code.Length != pattern.Length)
        {
            return false;
        }

        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] != pattern[i] && pattern[i] != 'n')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The length of the value that these characters begin with, and what is wrong with it.</summary>
    internal Finding Check(ReadOnlySpan<char> data, ICompanyPrefixes? prefixes, out int length)
    {
        length = 0;
        foreach (var component in components)
        {
            if (component.IsOptional && length == data.Length)
            {
                break;
            }

            var part = data.Slice(length, Math.Min(component.Longest, data.Length - length));
            if (part.Length < component.Shortest)
            {
                return new Finding("barcode.value-too-short", length, part.Length, Code);
            }

            foreach (var linter in component.Linters)
            {
                if (linter(part, prefixes) is { IsFault: true } fault)
                {
                    return fault.In(length, Code);
                }
            }

            length += part.Length;
        }

        return default;
    }
}
