namespace Retail.Terminal.Selling;

/// <summary>The customer's yes to the total under the prices of now, after the guarantee has ended.</summary>
/// <param name="AcceptedTotal">The amount that was shown, or null to be told.</param>
internal sealed record RenewSale(string? AcceptedTotal);
