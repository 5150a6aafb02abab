using System.Threading.Channels;

namespace Retail.Devices;

/// <summary>Takes from a channel so that giving up takes nothing.</summary>
internal static class ChannelTaking
{
    /// <summary>
    /// The next one. The channel's own <c>ReadAsync</c> loses it when it comes as its taker gives up
    /// (<see href="https://github.com/dotnet/runtime/issues/132094"/>); waiting and taking apart does not.
    /// Throws what the channel was ended with, or <see cref="ChannelClosedException"/>.
    /// </summary>
    public static async ValueTask<T> TakeAsync<T>(this ChannelReader<T> reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.TryRead(out var next))
            {
                return next;
            }

            if (!await reader.WaitToReadAsync(cancellationToken))
            {
                throw new ChannelClosedException();
            }
        }
    }
}
