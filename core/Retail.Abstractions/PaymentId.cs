using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>
/// One try to pay; repeating it with the same id never charges twice. A UUIDv7 made by whoever creates it.
/// </summary>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(EntityIdJsonConverter<PaymentId>))]
public readonly record struct PaymentId(Guid Value) : IEntityId<PaymentId>
{
    /// <inheritdoc/>
    public static PaymentId From(Guid value) => new(value);

    /// <summary>A new one, dated by the clock.</summary>
    public static PaymentId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public static PaymentId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PaymentId result)
    {
        var read = Guid.TryParseExact(s, "D", out var value);
        result = new PaymentId(value);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
