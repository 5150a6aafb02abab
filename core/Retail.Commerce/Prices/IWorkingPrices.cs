namespace Retail.Commerce.Prices;

/// <summary>
/// The price lists as they would be published now, for merchandisers. Refusals: <c>price.unknown-list</c>,
/// <c>unknown-sku</c>, <c>bad-quantities</c>, <c>foreign-currency</c>, <c>no-reduction</c>, <c>stale</c>.
/// </summary>
public interface IWorkingPrices
{
    /// <summary>All lists, by code.</summary>
    Task<IReadOnlyList<WorkingPriceList>> ListsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The prices of these variants in every list that has some, by SKU and list; ask for at most 500 at once.
    /// </summary>
    Task<IReadOnlyList<VariantPrices>> PricesAsync(
        IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>All prices of one variant in one list; none when the list has no price for it.</summary>
    Task<Outcome<VariantPrices>> GetAsync(string list, string sku, CancellationToken cancellationToken);

    /// <summary>Sets all prices of the variant in the list; none takes it out.</summary>
    /// <param name="prices">The list, the variant and its prices.</param>
    /// <param name="seen">
    /// The version that the editor saw: when it is another by now, nothing is changed and it is told
    /// (<c>price.stale</c>). Null to set whatever is there.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<VariantPrices>> PutAsync(VariantPrices prices, string? seen, CancellationToken cancellationToken);
}
