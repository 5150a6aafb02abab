namespace Retail.Terminal.Sync;

/// <summary>Waits that double up to a limit while something fails.</summary>
internal sealed class BackOff(TimeSpan first, TimeSpan most)
{
    private TimeSpan last;

    public TimeSpan Next()
    {
        last = last == TimeSpan.Zero ? first : last + last < most ? last + last : most;
        return last;
    }

    public void Reset() => last = TimeSpan.Zero;
}
