namespace Retail.Terminal.Sync;

/// <summary>Waits that double up to a limit while something fails.</summary>
internal sealed class BackOff(TimeSpan first, TimeSpan most)
{
    private TimeSpan next = first;

    public TimeSpan Next()
    {
        var wait = next;
        next = next + next < most ? next + next : most;
        return wait;
    }

    public void Reset() => next = first;
}
