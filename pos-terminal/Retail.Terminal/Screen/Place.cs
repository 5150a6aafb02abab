namespace Retail.Terminal.Screen;

/// <summary>Where on the page something is told.</summary>
internal enum Place
{
    /// <summary>In the ticket, where the line would be.</summary>
    Ticket,

    /// <summary>In the panel over the ticket.</summary>
    Panel,

    /// <summary>Beside the total.</summary>
    Total,
}
