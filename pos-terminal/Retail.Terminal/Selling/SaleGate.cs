namespace Retail.Terminal.Selling;

/// <summary>
/// One command on the slot at a time. The database alone is not enough: a claim talks to the server between finding the
/// slot empty and filling it, and a scan must not slip in between.
/// </summary>
internal sealed class SaleGate : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> command, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await command();
        }
        finally
        {
            gate.Release();
        }
    }

    public Task<Outcome<T>> RunAsync<T>(Func<Outcome<T>> command, CancellationToken cancellationToken) =>
        RunAsync(() => Task.FromResult(command()), cancellationToken);

    public void Dispose() => gate.Dispose();
}
