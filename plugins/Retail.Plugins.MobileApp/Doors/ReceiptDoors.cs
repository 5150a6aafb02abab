using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Orders;
using Retail.Plugins.MobileApp.Pages;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>The receipt, with the code for the door.</summary>
internal static class ReceiptDoors
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/receipt/{id}", ShowAsync).AllowAnonymous();

    private static async Task<IResult> ShowAsync(string id, Visitor visitor, IOrders orders)
    {
        if (visitor.Held(id) is not { } held)
        {
            return CartDoors.Gone(visitor);
        }

        var order = await orders.GetByCartAsync(held.Key, visitor.Left);
        if (order.IsRefused)
        {
            return order.Refusal.Code == "order.not-found"
                ? Visitor.Lead($"/app/cart/{held.Id}")
                : CartDoors.Gone(visitor, order.Refusal);
        }

        return visitor.Page<ReceiptPage>(new ReceiptModel(order.Value));
    }
}
