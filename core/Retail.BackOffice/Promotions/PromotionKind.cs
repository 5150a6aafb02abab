namespace Retail.BackOffice.Promotions;

/// <summary>What a promotion gives, as the form offers it.</summary>
public enum PromotionKind
{
    /// <summary>A percentage off.</summary>
    Percent,

    /// <summary>An amount off.</summary>
    Amount,

    /// <summary>Take so many, pay fewer.</summary>
    TakePay,

    /// <summary>Something that this form has no fields for; it is kept as it is.</summary>
    Other,
}
