using System.Globalization;
using Retail.Abstractions.Catalog;

namespace Retail.Client;

internal sealed class CatalogClient(RetailHttp http) : ICatalog
{
    public Task<Outcome<PricedVariant>> FindAsync(string sku, CatalogView view, CancellationToken cancellationToken) =>
        http.SendAsync<PricedVariant>(
            RetailRequest.Get($"catalog/variants/{Uri.EscapeDataString(sku)}{Query(view)}"), cancellationToken);

    public Task<Outcome<PricedVariant>> FindByBarcodeAsync(
        string barcode, CatalogView view, CancellationToken cancellationToken) =>
        http.SendAsync<PricedVariant>(
            RetailRequest.Get($"catalog/barcodes/{Uri.EscapeDataString(barcode)}{Query(view)}"), cancellationToken);

    public Task<Outcome<IReadOnlyList<PricedVariant>>> SearchAsync(
        string text, string? category, string? after, int size, CatalogView view, CancellationToken cancellationToken)
    {
        var query = RetailRequest.Query(
            ("text", text),
            ("category", category),
            ("after", after),
            ("size", size.ToString(CultureInfo.InvariantCulture)),
            ("channel", view.Channel),
            ("store", view.Store));
        return http.SendAsync<IReadOnlyList<PricedVariant>>(
            RetailRequest.Get($"catalog/variants{query}"), cancellationToken);
    }

    public Task<Outcome<IReadOnlyList<Category>>> CategoriesAsync(CancellationToken cancellationToken) =>
        http.SendAsync<IReadOnlyList<Category>>(RetailRequest.Get("catalog/categories"), cancellationToken);

    public Task<Outcome<IReadOnlyList<VariantOffer>>> OffersAsync(
        CatalogView view, CancellationToken cancellationToken) =>
        http.SendAsync<IReadOnlyList<VariantOffer>>(
            RetailRequest.Get($"catalog/offers{Query(view)}"), cancellationToken);

    public Task<Outcome<CatalogState>> StateAsync(CatalogView view, CancellationToken cancellationToken) =>
        http.SendAsync<CatalogState>(RetailRequest.Get($"catalog/state{Query(view)}"), cancellationToken);

    private static string Query(CatalogView view) =>
        RetailRequest.Query(("channel", view.Channel), ("store", view.Store));
}
