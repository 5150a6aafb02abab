namespace Retail.Abstractions.Carts;

/// <summary>Where a handoff stands.</summary>
public enum HandoffState
{
    /// <summary>Nobody has claimed it.</summary>
    Waiting,

    /// <summary>Another channel has the cart.</summary>
    Claimed,

    /// <summary>The channel that offered it has it again.</summary>
    TakenBack,

    /// <summary>Nobody claimed it in time.</summary>
    Expired,
}
