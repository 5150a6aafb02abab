namespace Retail.Abstractions.Carts;

/// <summary>Where a cart stands.</summary>
public enum CartState
{
    /// <summary>Its owner may change it.</summary>
    Open,

    /// <summary>A payment has begun; nothing changes until it ends.</summary>
    Paying,

    /// <summary>It became an order.</summary>
    Ordered,

    /// <summary>It was given up.</summary>
    Abandoned,
}
