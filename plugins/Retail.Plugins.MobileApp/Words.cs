using System.Resources;
using Retail.Abstractions.Sentences;

namespace Retail.Plugins.MobileApp;

/// <summary>What the app's pages say.</summary>
internal static class Words
{
    public static Wordbook Book { get; } =
        new(new ResourceManager("Retail.Plugins.MobileApp.Words", typeof(Words).Assembly));
}
