using Retail.Abstractions.Carts;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>Makes the ticket of a handoff: always the same for the same handoff.</summary>
internal sealed class HandoffTickets(Capabilities capabilities, IPublicAddress address, TimeProvider clock)
{
    public HandoffTicket Make(HandoffRow handoff, CartState cartState)
    {
        var code = capabilities.CodeOf(handoff.Id);
        return new HandoffTicket(
            handoff.ToWire(cartState, clock.GetUtcNow()), code, new Uri(address.Address, "/h/" + code).AbsoluteUri);
    }
}
