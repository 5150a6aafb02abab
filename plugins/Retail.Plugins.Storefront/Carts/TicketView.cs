namespace Retail.Plugins.Storefront.Carts;

/// <summary>A cart on its way to a till or another device.</summary>
/// <param name="Handoff">Id of the offer.</param>
/// <param name="Code">The code to type.</param>
/// <param name="Qr">The path of its QR code, one unit a module.</param>
/// <param name="Size">Modules on a side.</param>
/// <param name="Until">Until when it can be taken, in words.</param>
public sealed record TicketView(HandoffId Handoff, string Code, string Qr, int Size, string Until);
