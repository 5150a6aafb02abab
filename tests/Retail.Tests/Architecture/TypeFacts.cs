using System.Collections.Immutable;

namespace Retail.Tests.Architecture;

/// <summary>What a type of the assembly says of itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPublic">Visible outside of its assembly.</param>
/// <param name="IsInterface">Whether it is an interface.</param>
/// <param name="Implements">Its interfaces as written, with their type arguments: <c>I`1&lt;T&gt;</c> is I and
/// T.</param>
/// <param name="Offers">Types in the signatures of its members, its own private ones left out.</param>
internal sealed record TypeFacts(
    TypeName Name,
    bool IsPublic,
    bool IsInterface,
    ImmutableArray<ImmutableArray<TypeName>> Implements,
    ImmutableHashSet<TypeName> Offers);
