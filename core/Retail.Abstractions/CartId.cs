using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>A cart, whichever channel it is in. A UUIDv7 made by whoever creates it.</summary>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(EntityIdJsonConverter<CartId>))]
public readonly record struct CartId(Guid Value) : IEntityId<CartId>
{
    /// <inheritdoc/>
    public static CartId From(Guid value) => new(value);

    /// <summary>A new one, dated by the clock.</summary>
    public static CartId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public static CartId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CartId result)
    {
        var read = Guid.TryParseExact(s, "D", out var value);
        result = new CartId(value);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
