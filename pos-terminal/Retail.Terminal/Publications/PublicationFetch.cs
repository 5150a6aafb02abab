using System.Globalization;
using Retail.Abstractions.Publications;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Publications;

/// <summary>Brings one publication's file to the shelf; what is damaged never gets there.</summary>
internal sealed class PublicationFetch(TillOptions options, TimeProvider clock, ILogger<PublicationFetch> logger)
    : IDisposable
{
    private const long MaxBytes = 2L * 1024 * 1024 * 1024;

    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>The file is on the shelf afterwards, or why not.</summary>
    public async Task<Outcome<int>> EnsureAsync(
        EnrolledTill till, int number, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (till.Shelf.ByNumber(number) is not null)
        {
            return number;
        }

        if (!await gate.WaitAsync(limit, cancellationToken))
        {
            return Unreachable(till);
        }

        try
        {
            if (till.Shelf.ByNumber(number) is not null)
            {
                return number;
            }

            var outcome = await FetchAsync(till, number, limit, cancellationToken);
            if (outcome.IsRefused)
            {
                SyncLog.NotFetched(logger, number, outcome.Refusal);
                return outcome.Refusal;
            }

            SyncLog.Fetched(logger, outcome.Value.Number, outcome.Value.EffectiveAt);
            return number;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private static Refusal Unreachable(EnrolledTill till) =>
        Refusal.Of(RefusalKind.Unavailable, "server.unreachable", ("server", till.Server.Authority));

    private async Task<Outcome<PublicationManifest>> FetchAsync(
        EnrolledTill till, int number, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var folder = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "arriving")).FullName;
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}.tmp"));
        try
        {
            var opened = await till.Patient.Publications.OpenFileAsync(number, either.Token);
            if (opened.IsRefused)
            {
                return opened.Refusal;
            }

            await using (var source = opened.Value)
            await using (var target = File.Create(path))
            {
                await CopyAsync(source, target, either.Token);
            }

            return till.Shelf.Accept(path);
        }
        catch (Exception failure) when (
            failure is IOException or HttpRequestException or InvalidDataException ||
            (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The connection broke in the middle, or the disk is full: the half file is of no use.
            SyncLog.Interrupted(logger, number, failure);
            return Unreachable(till);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task CopyAsync(Stream source, FileStream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (target.Length + read > MaxBytes)
            {
                throw new InvalidDataException($"A publication of more than {MaxBytes} bytes.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
