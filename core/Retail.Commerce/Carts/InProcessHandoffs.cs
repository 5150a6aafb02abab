using Retail.Abstractions.Carts;

namespace Retail.Commerce.Carts;

/// <summary>Handoffs for plugins in this process: the same verbs as on HTTP.</summary>
internal sealed class InProcessHandoffs(
    OfferingCarts offering, OfferingSignedCarts offeringSigned, Claiming claiming, TakingBack takingBack) : IHandoffs
{
    public Task<Outcome<HandoffTicket>> StartAsync(
        CartKey key, StartHandoff command, CommandStamp stamp, CancellationToken cancellationToken) =>
        offering.RunAsync(key, command, stamp, cancellationToken);

    public Task<Outcome<HandoffTicket>> OfferSignedAsync(
        TerminalId terminal, string signedCart, CancellationToken cancellationToken) =>
        offeringSigned.RunAsync(terminal, signedCart, cancellationToken);

    public Task<Outcome<OpenedCart>> ClaimAsync(
        ClaimHandoff command, TerminalId? terminal, CommandStamp stamp, CancellationToken cancellationToken) =>
        claiming.RunAsync(command, terminal, stamp, cancellationToken);

    public Task<Outcome<HandoffStatus>> GetAsync(HandoffId id, CartKey key, CancellationToken cancellationToken) =>
        takingBack.ReadAsync(id, key, cancellationToken);

    public Task<Outcome<HandoffStatus>> TakeBackAsync(
        HandoffId id, CartKey key, CommandStamp stamp, CancellationToken cancellationToken) =>
        takingBack.RunAsync(id, key, stamp, cancellationToken);
}
