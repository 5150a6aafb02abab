using System.Resources;
using Retail.Abstractions.Sentences;

namespace Retail.BackOffice;

/// <summary>What the office's pages say, a book per room.</summary>
internal static class Words
{
    public static Wordbook Frame { get; } = Open("Frame");

    public static Wordbook LogIn { get; } = Open("LogIn");

    public static Wordbook Prices { get; } = Open("Prices");

    public static Wordbook Promotions { get; } = Open("Promotions");

    public static Wordbook Publishing { get; } = Open("Publishing");

    public static Wordbook Typing { get; } = Open("Typing");

    private static Wordbook Open(string name) =>
        new(new ResourceManager("Retail.BackOffice.Words." + name, typeof(Words).Assembly));
}
