using System.Resources;
using Retail.Abstractions.Sentences;

namespace Retail.Plugins.Storefront;

/// <summary>What the shop's pages say.</summary>
internal static class Words
{
    public static Wordbook Book { get; } =
        new(new ResourceManager("Retail.Plugins.Storefront.Words", typeof(Words).Assembly));
}
