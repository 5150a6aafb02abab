namespace Retail.Terminal.Sync;

/// <summary>Whether the server answers, as the last request found.</summary>
internal sealed class ServerContact(TillChanges changes, TimeProvider clock)
{
    private volatile ContactView view = new(false, null);

    public ContactView View => view;

    public void Note(bool answered)
    {
        var before = view;
        view = answered ? new ContactView(true, clock.GetUtcNow()) : before with { Reachable = false };
        if (before.Reachable != answered)
        {
            changes.Announce();
        }
    }
}
