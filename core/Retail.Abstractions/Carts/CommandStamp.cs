namespace Retail.Abstractions.Carts;

/// <summary>What makes a command safe to repeat and to race.</summary>
/// <param name="OperationId">
/// 8 to 100 visible ASCII characters, made by the caller, the same on every repeat (<c>Idempotency-Key</c> on HTTP).
/// The same id with the same content gives the stored answer; with other content <c>request.idempotency-key-reused</c>.
/// </param>
/// <param name="IfVersion">The version that the caller saw (<c>If-Match</c>), or null to change whatever is there; else
/// <c>cart.stale</c>.</param>
public sealed record CommandStamp(string OperationId, long? IfVersion = null);
