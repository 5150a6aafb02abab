using Retail.Abstractions.Orders;
using Retail.Plugins.Storefront.Carts;

namespace Retail.Plugins.Storefront.Checkout;

/// <summary>The page where a cart is paid.</summary>
/// <param name="Cart">The cart, as its own page shows it.</param>
/// <param name="Ways">How the goods can reach the customer.</param>
/// <param name="Methods">How one can pay.</param>
/// <param name="Payment">Id of the payment that the button makes.</param>
/// <param name="Order">Id of the order that it makes.</param>
/// <param name="Chosen">What was chosen.</param>
/// <param name="Problem">What could not be done, or null.</param>
public sealed record CheckoutModel(
    CartModel Cart,
    IReadOnlyList<Fulfilment> Ways,
    IReadOnlyList<PayBy> Methods,
    PaymentId Payment,
    OrderId Order,
    Choice Chosen,
    CheckoutProblem? Problem)
{
    /// <summary>A method as a form sends it.</summary>
    public static string ValueOf(PayBy method) => $"{method.Provider}/{method.Method}";

    /// <summary>The problem when it is about this.</summary>
    public string? About(string field) => Problem?.Field == field ? Problem.Sentence : null;
}
