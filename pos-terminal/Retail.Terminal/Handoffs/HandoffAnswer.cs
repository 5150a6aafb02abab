namespace Retail.Terminal.Handoffs;

/// <summary>What the cashier shows the customer.</summary>
/// <param name="Sale">The sale that is out.</param>
/// <param name="Id">The handoff.</param>
/// <param name="ExpiresAt">Until when it can be claimed.</param>
/// <param name="Online">Whether the server knows it already.</param>
/// <param name="Code">The short code, when online.</param>
/// <param name="SignedCart">The signed cart itself, when not.</param>
/// <param name="Link">Content of the QR: a link with the code, or with the signed cart.</param>
internal sealed record HandoffAnswer(
    OrderId Sale, HandoffId Id, DateTimeOffset ExpiresAt, bool Online, string? Code, string? SignedCart, string Link)
{
    public static HandoffAnswer Of(Selling.Sale sale, OutHandoff handoff, Uri publicAddress) =>
        handoff.Ticket is { } ticket
        ? new(sale.Id, handoff.Id, handoff.ExpiresAt, true, ticket.Code, null, ticket.Link)
        : new(
            sale.Id,
            handoff.Id,
            handoff.ExpiresAt,
            false,
            null,
            handoff.SignedCart,
            new Uri(publicAddress, "/h/" + handoff.SignedCart).AbsoluteUri);
}
