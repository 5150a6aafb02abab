using System.Collections.Immutable;

namespace Retail.Abstractions.Quotes;

/// <summary>
/// What the engine may know of the customer. Counting uses is the caller's work; the engine gets what is left.
/// </summary>
/// <param name="Group">Code of the customer group, or null.</param>
/// <param name="FirstOrder">Whether this would be the customer's first order.</param>
/// <param name="UsesLeft">Uses left by promotion code, for promotions with limits, and by coupon code, for codes that
/// count once; absent means unlimited.</param>
/// <param name="BudgetLeft">What promotions with a budget may still give in minor units, by promotion code; null or
/// absent means unlimited.</param>
/// <param name="TaxExempt">Whether no tax is due: prices that include it are reduced by it.</param>
public sealed record CustomerFacts(
    string? Group,
    bool FirstOrder,
    ImmutableSortedDictionary<string, int> UsesLeft,
    ImmutableSortedDictionary<string, long>? BudgetLeft = null,
    bool TaxExempt = false)
{
    /// <summary>Nobody in particular.</summary>
    public static CustomerFacts Unknown { get; } =
        new(null, false, ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal));
}
