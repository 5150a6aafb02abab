namespace Retail.Tests.Architecture;

/// <summary>A type as metadata names it; the assembly is null for a type of the assembly that was read.</summary>
internal readonly record struct TypeName(string? Assembly, string Name)
{
    /// <summary>
    /// The type that it is nested in, or itself: what the compiler makes of a lambda belongs to its author.
    /// </summary>
    public TypeName Outermost => Name.Split('+') is [var outer, ..] ? this with { Name = outer } : this;

    public string Namespace =>
        Outermost.Name.LastIndexOf('.') is var dot and >= 0 ? Outermost.Name[..dot] : string.Empty;

    public override string ToString() => Name;
}
