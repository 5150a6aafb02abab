using System.Globalization;
using Retail.Abstractions.Sentences;

namespace Retail.Pricing.Tests;

/// <summary>What is asked of every contradiction of a book, whoever finds it.</summary>
internal static class BookFaults
{
    /// <summary>The book is refused for this and for nothing else, and there is a sentence for it.</summary>
    public static void AssertOnly(string id, string reason, BookContent content)
    {
        var refusal = PriceBook.Build(content, new Shop()).Refusal;

        Assert.Equal("publication.bad-rule", refusal?.Code);
        Assert.Equal((id, reason), (refusal!.Arguments["id"], refusal.Arguments["reason"]));
        Assert.Equal(refusal.ToString(), Assert.Single(PriceBook.Faults(content)).ToString());
        Assert.NotNull(Sentence.Find("rule." + reason, CultureInfo.GetCultureInfo("en")));
    }
}
