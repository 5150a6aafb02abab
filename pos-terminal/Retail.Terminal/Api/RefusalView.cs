using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Terminal.Api;

/// <summary>A refusal with its sentence in the caller's language.</summary>
internal sealed record RefusalView(string Code, ImmutableSortedDictionary<string, string> Arguments, string Sentence)
{
    public static RefusalView? Of(Refusal? refusal) =>
        refusal is null ? null : new(refusal.Code, refusal.Arguments, refusal.In(CultureInfo.CurrentUICulture));
}
