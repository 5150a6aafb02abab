using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Sentences;

namespace Retail.Abstractions;

/// <summary>
/// A no that the business expects: a stable code (<c>cart.line-not-found</c>) and the values it is about.
/// The sentence for people is in the resources of <c>Sentences/</c>, one file per first word of the code.
/// </summary>
/// <param name="Kind">What sort of no; also the HTTP status.</param>
/// <param name="Code">Stable, lower case, <c>module.what-is-wrong</c>.</param>
/// <param name="Arguments">Values named in the sentence, as text.</param>
public sealed record Refusal(RefusalKind Kind, string Code, ImmutableSortedDictionary<string, string> Arguments)
{
    /// <summary>A refusal with its arguments.</summary>
    public static Refusal Of(RefusalKind kind, string code, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            named.Add(name, value);
        }

        return new Refusal(kind, code, named.ToImmutable());
    }

    /// <summary>The sentence in this culture (Spanish or English).</summary>
    public string In(CultureInfo culture) => Sentence.Write(Code, Arguments, culture);

    /// <summary>The same, with moments as <paramref name="tell"/> tells them: by the reader's own clock.</summary>
    public string In(CultureInfo culture, Func<DateTimeOffset, string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        return Sentence.Write(Code, culture, [.. Arguments.Select(argument =>
            (argument.Key, Sentence.MomentOf(argument.Value) is { } moment ? tell(moment) : argument.Value))]);
    }

    /// <summary>Code and arguments, for logs.</summary>
    public override string ToString() =>
        Arguments.IsEmpty ? Code
            : $"{Code} ({string.Join(", ", Arguments.Select(pair => $"{pair.Key}={pair.Value}"))})";
}
