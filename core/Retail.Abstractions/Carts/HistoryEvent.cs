using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Sentences;

namespace Retail.Abstractions.Carts;

/// <summary>One dated event in the life of a cart and its order.</summary>
/// <param name="At">When.</param>
/// <param name="Channel">Code of the channel where it happened.</param>
/// <param name="Code"><c>history.started</c>, <c>history.handed-off</c>, <c>history.claimed</c>, <c>history.paid</c>,
/// …</param>
/// <param name="Arguments">Values named in the sentence.</param>
public sealed record HistoryEvent(
    DateTimeOffset At, string Channel, string Code, ImmutableSortedDictionary<string, string> Arguments)
{
    /// <summary>The sentence in this culture.</summary>
    public string In(CultureInfo culture) => Sentence.Write(Code, Arguments.SetItem("channel", Channel), culture);
}
