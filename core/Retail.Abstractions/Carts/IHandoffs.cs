namespace Retail.Abstractions.Carts;

/// <summary>
/// Passing carts between channels: a lease with exactly one owner. Refusals: <c>handoff.not-found</c>,
/// <c>handoff.already-claimed</c>, <c>handoff.taken-back</c>, <c>handoff.expired</c>, <c>handoff.bad-signature</c>,
/// <c>handoff.malformed</c>, <c>handoff.price-differs</c>, <c>handoff.unknown-publication</c>,
/// <c>handoff.held-by-till</c>, <c>handoff.payment-started</c>.
/// </summary>
public interface IHandoffs
{
    /// <summary>Offers a stored cart. Its owner cannot change it until it is claimed, taken back or expired.</summary>
    Task<Outcome<HandoffTicket>> StartAsync(
        CartKey key, StartHandoff command, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>
    /// A till delivers the cart that it signed and gets a short code for it. The same signed cart gives the same
    /// ticket.
    /// </summary>
    Task<Outcome<HandoffTicket>> OfferSignedAsync(
        TerminalId terminal, string signedCart, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a cart over. The one who did may repeat it with the same stamp; anybody else is refused.
    /// </summary>
    /// <param name="command">What is claimed, for which channel.</param>
    /// <param name="terminal">The till that claims, or null for a customer's device, which gets a token.</param>
    /// <param name="stamp">Makes repeating safe.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<OpenedCart>> ClaimAsync(
        ClaimHandoff command, TerminalId? terminal, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>How a handoff stands, for the one who offered it.</summary>
    Task<Outcome<HandoffStatus>> GetAsync(HandoffId id, CartKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the cart back to the one who offered it: while nobody has claimed it, or from a customer's device whose
    /// payment has not started. A signed cart that the server has never seen is closed, so that nobody can claim it
    /// later.
    /// </summary>
    Task<Outcome<HandoffStatus>> TakeBackAsync(
        HandoffId id, CartKey key, CommandStamp stamp, CancellationToken cancellationToken);
}
