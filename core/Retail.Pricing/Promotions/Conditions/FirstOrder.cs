namespace Retail.Pricing.Promotions.Conditions;

/// <summary>This would be the customer's first order.</summary>
public sealed record FirstOrder : Condition;
