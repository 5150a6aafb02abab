namespace Retail.Plugins.Storefront.Serving;

/// <summary>A place on a page that is kept for everybody where something of one person goes.</summary>
internal enum Slot
{
    /// <summary>How many things are in the cart.</summary>
    Count,

    /// <summary>The id of what the page's form does, new for each page.</summary>
    Operation,

    /// <summary>What has just been put in the cart.</summary>
    Added,
}
