namespace Retail.Plugins.Storefront.Checkout;

/// <summary>What could not be done at the checkout.</summary>
/// <param name="Field">What it is about: <c>way</c>, <c>method</c>, <c>pay</c> or a part of the address.</param>
/// <param name="Sentence">In words.</param>
/// <param name="Status">The status that carries it.</param>
public sealed record CheckoutProblem(string Field, string Sentence, int Status);
