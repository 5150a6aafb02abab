namespace Retail.Testing.Pricing;

/// <summary>What a property says of a case: it holds, it is not about such a case, or why it does not hold.</summary>
public readonly record struct FuzzVerdict(bool IsAsked, string? Fault)
{
    public static FuzzVerdict Holds => new(true, null);

    public static FuzzVerdict NotAsked => new(false, null);

    public static FuzzVerdict Fails(string fault) => new(true, fault);

    public static FuzzVerdict Of(string? fault) => new(true, fault);
}
