using System.Resources;
using Retail.Abstractions.Sentences;

namespace Retail.Terminal.Screen;

/// <summary>What the screen says.</summary>
internal static class ScreenWords
{
    public static Wordbook Book { get; } =
        new(new ResourceManager("Retail.Terminal.Screen.ScreenWords", typeof(ScreenWords).Assembly));
}
