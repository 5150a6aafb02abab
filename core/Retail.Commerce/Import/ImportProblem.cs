using System.Collections.Immutable;

namespace Retail.Commerce.Import;

/// <summary>A row that was not imported.</summary>
/// <param name="Line">Line of the file, the header being line 1.</param>
/// <param name="Code">Stable code of the reason.</param>
/// <param name="Arguments">Values that the reason is about.</param>
/// <param name="Message">The reason in the reader's language.</param>
public sealed record ImportProblem(
    long Line, string Code, ImmutableSortedDictionary<string, string> Arguments, string Message);
