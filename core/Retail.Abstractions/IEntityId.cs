namespace Retail.Abstractions;

/// <summary>An id that cannot be mistaken for another kind's; a UUID on the wire and in the database.</summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface IEntityId<TSelf> : IParsable<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>The id with this UUID.</summary>
    static abstract TSelf From(Guid value);
}
