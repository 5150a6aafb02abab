using System.Security.Claims;
using Retail.Commerce.Http;

namespace Retail.BackOffice.Frame;

/// <summary>A room of the office: a page and who may open it.</summary>
/// <param name="Name">Its name in the frame's words.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Permission">What one needs to open it.</param>
public sealed record Room(string Name, string Icon, Permission Permission)
{
    public static Room Prices { get; } = new("prices", "tag", Permission.EditPrices);

    public static Room Promotions { get; } = new("promotions", "star", Permission.EditPromotions);

    public static Room Publishing { get; } = new("publish", "check", Permission.Publish);

    public static IReadOnlyList<Room> All { get; } = [Prices, Promotions, Publishing];

    public string Path => Office.Path + "/" + Name;

    public bool IsOpenTo(ClaimsPrincipal user) => user.HasClaim(RetailClaims.Permission, Permission.Name);
}
