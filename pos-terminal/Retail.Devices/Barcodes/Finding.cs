using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Retail.Devices.Barcodes;

/// <summary>What is wrong with some characters and where; the default value finds nothing.</summary>
/// <param name="Code">Code of the refusal, or null when nothing is wrong.</param>
/// <param name="Start">First wrong character, from 0.</param>
/// <param name="Length">How many are wrong.</param>
/// <param name="Identifier">The application identifier whose value it is in, where there is one.</param>
public readonly record struct Finding(string? Code, int Start, int Length, string? Identifier = null)
{
    [MemberNotNullWhen(true, nameof(Code))]
    public bool IsFault => Code is not null;

    /// <summary>The same in a longer text, in which what was looked at begins here.</summary>
    public Finding In(int start, string? identifier = null) =>
        this with { Start = Start + start, Identifier = Identifier ?? identifier };

    /// <summary>The fault as people are told: what was read, the place counted from 1, what stands there.</summary>
    public Refusal Refuse(string text)
    {
        var start = Math.Clamp(Start, 0, text.Length);
        var found = text.AsSpan(start, Math.Clamp(Length, 0, text.Length - start)).ToString();
        var position = (start + 1).ToString(CultureInfo.InvariantCulture);
        return Refusal.Of(
            RefusalKind.Rule,
            Code ?? throw new InvalidOperationException("Nothing was found."),
            ("data", ScannedText.Shorten(text)),
            ("position", Identifier is null ? position : $"{position} ({Identifier})"),
            ("found", ScannedText.Shorten(found)));
    }
}
