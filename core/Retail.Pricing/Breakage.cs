namespace Retail.Pricing;

/// <summary>What becomes of an offer when units come back that it needed (design decision 3).</summary>
public enum Breakage
{
    /// <summary>Every unit refunds exactly what it cost.</summary>
    Keep,

    /// <summary>What is kept is priced again without what came back; the difference is charged.</summary>
    Reprice,
}
