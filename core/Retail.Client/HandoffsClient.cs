using Retail.Abstractions.Carts;

namespace Retail.Client;

/// <summary>A till's own calls are told by its key; the ids that they take are not sent.</summary>
internal sealed class HandoffsClient(RetailHttp http) : IHandoffs
{
    public Task<Outcome<HandoffTicket>> StartAsync(
        CartKey key, StartHandoff command, CommandStamp stamp, CancellationToken cancellationToken) =>
        http.SendAsync<HandoffTicket>(
            RetailRequest.Command(HttpMethod.Post, $"carts/{key.Id}/handoffs", stamp, command, key), cancellationToken);

    public Task<Outcome<HandoffTicket>> OfferSignedAsync(
        TerminalId terminal, string signedCart, CancellationToken cancellationToken) =>
        http.SendAsync<HandoffTicket>(
            RetailRequest.Repeatable("handoffs/signed", new SignedText(signedCart)),
            cancellationToken);

    public Task<Outcome<OpenedCart>> ClaimAsync(
        ClaimHandoff command, TerminalId? terminal, CommandStamp stamp, CancellationToken cancellationToken) =>
        http.SendAsync<OpenedCart>(
            RetailRequest.Command(HttpMethod.Post, "handoffs/claims", stamp, command), cancellationToken);

    public Task<Outcome<HandoffStatus>> GetAsync(HandoffId id, CartKey key, CancellationToken cancellationToken) =>
        http.SendAsync<HandoffStatus>(RetailRequest.Get($"handoffs/{id}?cart={key.Id}", key), cancellationToken);

    public Task<Outcome<HandoffStatus>> TakeBackAsync(
        HandoffId id, CartKey key, CommandStamp stamp, CancellationToken cancellationToken) =>
        http.SendAsync<HandoffStatus>(
            RetailRequest.Command(HttpMethod.Post, $"handoffs/{id}/take-back?cart={key.Id}", stamp, null, key),
            cancellationToken);

    private sealed record SignedText(string SignedCart);
}
