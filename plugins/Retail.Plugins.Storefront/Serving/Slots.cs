using Microsoft.AspNetCore.Components;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>How pages mark their places; people's texts are encoded and can never look like a mark.</summary>
internal static class Slots
{
    public const string Begin = "<!--slot:";

    public const string End = "-->";

    public static MarkupString Of(Slot slot) => new($"{Begin}{slot}{End}");
}
