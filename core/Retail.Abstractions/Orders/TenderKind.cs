namespace Retail.Abstractions.Orders;

/// <summary>Sorts of tender.</summary>
public enum TenderKind
{
    /// <summary>Notes and coins.</summary>
    Cash,

    /// <summary>A card or wallet, through a provider.</summary>
    Card,
}
