using System.Globalization;
using Retail.Abstractions.Publications;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Publications;

/// <summary>Brings one publication's file to the shelf; what is damaged never gets there.</summary>
internal sealed class PublicationFetch(
    TillOptions options, TillChanges changes, TimeProvider clock, ILogger<PublicationFetch> logger)
    : IDisposable
{
    private const long MaxBytes = 2L * 1024 * 1024 * 1024;
    private static readonly TimeSpan FileLimit = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<int, Task<Outcome<int>>> underWay = [];

    /// <summary>
    /// The file is on the shelf afterwards, or why not. Whoever runs out of patience leaves it arriving:
    /// <c>till.prices-arriving</c>.
    /// </summary>
    public async Task<Outcome<int>> EnsureAsync(
        EnrolledTill till, int number, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (till.Shelf.ByNumber(number) is not null)
        {
            return number;
        }

        try
        {
            return await Fetch(till, number).WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Refusal.Of(
                RefusalKind.Unavailable, "till.prices-arriving",
                ("publication", number.ToString(CultureInfo.InvariantCulture)));
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    /// <summary>One download of each file at a time, however many wait for it.</summary>
    private Task<Outcome<int>> Fetch(EnrolledTill till, int number)
    {
        lock (underWay)
        {
            if (!underWay.TryGetValue(number, out var fetch) || fetch.IsCompleted)
            {
                var token = stopping.Token;
                underWay[number] = fetch = Task.Run(() => RunAsync(till, number, token), CancellationToken.None);
            }

            return fetch;
        }
    }

    private async Task<Outcome<int>> RunAsync(EnrolledTill till, int number, CancellationToken cancellationToken)
    {
        var outcome = await FetchAsync(till, number, cancellationToken);
        if (outcome.IsRefused)
        {
            SyncLog.NotFetched(logger, number, outcome.Refusal);
            return outcome.Refusal;
        }

        changes.Announce();
        SyncLog.Fetched(logger, outcome.Value.Number, outcome.Value.EffectiveAt);
        return number;
    }

    private static Refusal Unreachable(EnrolledTill till) =>
        Refusal.Of(RefusalKind.Unavailable, "server.unreachable", ("server", till.Server.Authority));

    private async Task<Outcome<PublicationManifest>> FetchAsync(
        EnrolledTill till, int number, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(FileLimit, clock);
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
