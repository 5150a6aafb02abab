using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>One passing of a cart from a channel to another. A UUIDv7 made by whoever creates it.</summary>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(EntityIdJsonConverter<HandoffId>))]
public readonly record struct HandoffId(Guid Value) : IEntityId<HandoffId>
{
    /// <inheritdoc/>
    public static HandoffId From(Guid value) => new(value);

    /// <summary>A new one, dated by the clock.</summary>
    public static HandoffId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public static HandoffId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HandoffId result)
    {
        var read = Guid.TryParseExact(s, "D", out var value);
        result = new HandoffId(value);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
