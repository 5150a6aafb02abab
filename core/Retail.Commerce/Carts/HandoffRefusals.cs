using System.Globalization;
using Retail.Abstractions.Carts;

namespace Retail.Commerce.Carts;

/// <summary>Problem codes of handoffs that more than one verb gives.</summary>
internal static class HandoffRefusals
{
    public static Refusal NotFound() => Refusal.Of(RefusalKind.NotFound, "handoff.not-found");

    /// <summary>Why a handoff that no longer waits cannot be claimed.</summary>
    public static Refusal NotWaiting(HandoffRow handoff, DateTimeOffset now) => handoff.StateAt(now) switch
    {
        HandoffState.Claimed => Refusal.Of(
            RefusalKind.Conflict,
            "handoff.already-claimed",
            ("owner", handoff.ToName ?? handoff.ToChannel!),
            ("at", Text(handoff.ClaimedAt!.Value))),
        HandoffState.TakenBack =>
            Refusal.Of(RefusalKind.Conflict, "handoff.taken-back", ("owner", handoff.FromName ?? handoff.FromChannel)),
        HandoffState.Expired => Refusal.Of(RefusalKind.Conflict, "handoff.expired", ("at", Text(handoff.ExpiresAt))),
        HandoffState.Waiting => throw new InvalidOperationException($"Handoff {handoff.Id} waits."),
    };

    public static Refusal Expired(DateTimeOffset at) =>
        Refusal.Of(RefusalKind.Conflict, "handoff.expired", ("at", Text(at)));

    private static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
