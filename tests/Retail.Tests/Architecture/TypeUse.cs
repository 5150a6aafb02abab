namespace Retail.Tests.Architecture;

/// <summary>One type names another, or one of its members.</summary>
internal readonly record struct TypeUse(TypeName From, TypeName To, string? Member)
{
    public override string ToString() => Member is null ? $"{From} uses {To}" : $"{From} uses {To}.{Member}";
}
