namespace Retail.Commerce.Http;

/// <summary>What a member of the staff may do; roles are sets of these (Retail.Server/Auth).</summary>
/// <param name="Name">Stable name, lower case.</param>
public sealed record Permission(string Name)
{
    /// <summary>Edit products, variants and categories.</summary>
    public static Permission EditCatalog { get; } = new("catalog.edit");

    /// <summary>Edit price lists.</summary>
    public static Permission EditPrices { get; } = new("prices.edit");

    /// <summary>Edit promotions.</summary>
    public static Permission EditPromotions { get; } = new("promotions.edit");

    /// <summary>Publish.</summary>
    public static Permission Publish { get; } = new("publications.publish");

    /// <summary>Edit stores, issue enrolment codes, block tills.</summary>
    public static Permission ManageStores { get; } = new("stores.manage");

    /// <summary>Correct stock.</summary>
    public static Permission EditStock { get; } = new("stock.edit");

    /// <summary>See any order.</summary>
    public static Permission ReadOrders { get; } = new("orders.read");

    /// <summary>Create staff and give roles.</summary>
    public static Permission ManageStaff { get; } = new("staff.manage");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
        [EditCatalog, EditPrices, EditPromotions, Publish, ManageStores, EditStock, ReadOrders, ManageStaff];
}
