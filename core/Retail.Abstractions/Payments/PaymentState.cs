namespace Retail.Abstractions.Payments;

/// <summary>Where a payment stands (design decision 8).</summary>
public enum PaymentState
{
    /// <summary>Written down; the provider may or may not have heard of it.</summary>
    Intended,

    /// <summary>The money is ours.</summary>
    Captured,

    /// <summary>The provider said no.</summary>
    Declined,

    /// <summary>The answer was lost; to be asked again, then reversed.</summary>
    Unknown,

    /// <summary>Given back.</summary>
    Reversed,
}
