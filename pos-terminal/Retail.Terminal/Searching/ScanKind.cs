namespace Retail.Terminal.Searching;

/// <summary>What was made of a scan or of what was typed.</summary>
internal enum ScanKind
{
    /// <summary>It was rung up.</summary>
    Line,

    /// <summary>A customer's cart came to this till.</summary>
    Claim,

    /// <summary>A coupon code was entered.</summary>
    Code,

    /// <summary>A receipt of this till is to be looked at; the open sale stays as it is.</summary>
    Receipt,

    /// <summary>Several things are called so, or may be: the cashier chooses.</summary>
    Choices,
}
