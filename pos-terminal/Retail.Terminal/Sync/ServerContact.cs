namespace Retail.Terminal.Sync;

/// <summary>Whether the server answers, as the last request found.</summary>
internal sealed class ServerContact(TimeProvider clock)
{
    private volatile ContactView view = new(false, null);

    public ContactView View => view;

    public void Note(bool answered) =>
        view = answered ? new ContactView(true, clock.GetUtcNow()) : view with { Reachable = false };
}
