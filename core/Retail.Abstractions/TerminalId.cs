using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>An enrolled till. A UUIDv7 made by whoever creates it.</summary>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(EntityIdJsonConverter<TerminalId>))]
public readonly record struct TerminalId(Guid Value) : IEntityId<TerminalId>
{
    /// <inheritdoc/>
    public static TerminalId From(Guid value) => new(value);

    /// <summary>A new one, dated by the clock.</summary>
    public static TerminalId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public static TerminalId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TerminalId result)
    {
        var read = Guid.TryParseExact(s, "D", out var value);
        result = new TerminalId(value);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
