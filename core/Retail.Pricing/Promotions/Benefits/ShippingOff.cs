namespace Retail.Pricing.Promotions.Benefits;

/// <summary>Reduces what shipping costs, never below zero.</summary>
/// <param name="Methods">Codes of the shipping methods; empty for all.</param>
/// <param name="Reward">A percentage, an amount off, or a price.</param>
public sealed record ShippingOff(IReadOnlyList<string> Methods, Reward Reward) : Benefit;
