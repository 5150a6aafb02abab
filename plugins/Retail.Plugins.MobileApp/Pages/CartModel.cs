using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>A cart as this phone shows it.</summary>
public sealed record CartModel(HeldCart Held, Cart Cart, AppSite Site, FormProblem? Problem)
{
    public bool Owns { get; } = Held.Owns(Cart);

    public Quote Quote => Cart.Quote;

    public string? Store => Cart.Guarantee.Context.Store;

    public string StoreName => Site.Store(Store)?.Name ?? Site.Name;

    public bool IsEmpty => Cart.Lines.Count == 0;

    public bool IsWaiting => Cart.Handoff?.State == HandoffState.Waiting && Owns;

    public bool IsPaying => Cart.State == CartState.Paying;

    public bool IsAbandoned => Cart.State == CartState.Abandoned;

    /// <summary>The price was kept until an instant that has passed; an empty cart has promised none.</summary>
    public bool IsExpired => Cart.State == CartState.Open && !IsEmpty && Site.Now >= Cart.Guarantee.ExpiresAt;

    public bool CanChange => Owns && Cart.State == CartState.Open && !IsWaiting;

    public bool CanPay => CanChange && !IsEmpty && !IsExpired;

    public bool CanAddCodes => CanChange && !IsExpired && !IsEmpty;

    /// <summary>What was wrong with a form that this page does not have, because the cart is not as it was.</summary>
    public string? Stray => Problem is null || Has(Problem.Form) ? null : Problem.Text;

    /// <summary>What there is to count: pieces, and one for everything that is measured.</summary>
    public int Items => (int)Math.Min(
        int.MaxValue, Quote.Lines.Sum(line => line.Quantity.IsWhole ? line.Quantity.Value : 1));

    public string ProblemOf(string form) =>
        Problem is not null && Problem.Form == form ? Problem.Text : string.Empty;

    public string TypedIn(string form, string otherwise) =>
        Problem is not null && Problem.Form == form ? Problem.Typed : otherwise;

    /// <summary>
    /// What the buttons of a line change: pieces that stand in the cart twice are one line of the quote, and the last
    /// of them is changed.
    /// </summary>
    public CartLine Changed(QuoteLine line) => Cart.Lines.Last(one => line.LineIds.Contains(one.Id));

    /// <summary>The name of a line's form.</summary>
    public static string FormOf(CartLine line) => "line-" + line.Id;

    /// <summary>The address of something of this cart.</summary>
    public string At(string what) => $"/app/{what}/{Held.Id}";

    private bool Has(string form) => form switch
    {
        "code" => CanAddCodes,
        "renew" => IsExpired && Cart.Offer is not null,
        "page" => false,
        _ => CanChange && Quote.Lines.Any(line => FormOf(Changed(line)) == form),
    };
}
