using System.Globalization;

namespace Retail.Plugins.Storefront.Frame;

/// <summary>What went wrong, as a page of the shop.</summary>
public sealed record RefusalModel(Front Front, Refusal Refusal)
{
    public bool IsNotFound => Refusal.Kind == RefusalKind.NotFound;

    public bool IsClosed => Refusal.Code.StartsWith("publication.", StringComparison.Ordinal);

    public string Title => Words.Book[IsClosed ? "refusal.closed" : IsNotFound ? "refusal.not-found" : "refusal.other"];

    public string Sentence => IsClosed ? Words.Book["refusal.closed-why"]
        : Refusal.Code == "order.not-found" ? Words.Book["refusal.no-order-why"]
        : IsNotFound ? Words.Book["refusal.not-found-why"]
        : Refusal.In(CultureInfo.CurrentUICulture);
}
