using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>
/// Roles are sets of permissions, defined here and nowhere else; the database only says who has which.
/// </summary>
internal static class StaffRoles
{
    private static readonly SortedDictionary<string, Permission[]> PermissionsByRole = new(StringComparer.Ordinal)
    {
        ["admin"] = [.. Permission.All],
        ["agent"] = [Permission.ReadOrders],
        ["cashier"] = [],
        ["manager"] = [Permission.ManageStores, Permission.EditStock, Permission.ReadOrders],
        ["merchandiser"] =
            [Permission.EditCatalog, Permission.EditPrices, Permission.EditPromotions, Permission.Publish],
        ["supervisor"] = [Permission.ReadOrders, Permission.EditStock],
    };

    public static IReadOnlyCollection<string> Names => PermissionsByRole.Keys;

    /// <summary>What these roles may do together; a role that is no longer known may do nothing.</summary>
    public static IReadOnlyList<string> PermissionsOf(IEnumerable<string> roles) =>
    [
        .. roles.SelectMany(role => PermissionsByRole.TryGetValue(role, out var permissions) ? permissions : [])
            .Select(permission => permission.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
