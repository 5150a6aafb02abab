using System.Collections.Concurrent;
using System.Text;
using Retail.Abstractions.Devices;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>A printer whose paper can be read, and which can fail in the ways that printers do.</summary>
internal sealed class FakePrinter : IReceiptPrinter
{
    public string Id => "fake-printer";

    public int Columns => 42;

    public DeviceState State
    {
        get
        {
            Answers.Wait();
            return field;
        }

        set
        {
            field = value;
            StateChanged?.Invoke();
        }
    } = DeviceState.Ready;

    public event Action? StateChanged;

    /// <summary>While this is not set, whoever asks how it is waits.</summary>
    public ManualResetEventSlim Answers { get; } = new(initialState: true);

    /// <summary>While this is not set, whoever prints waits, after the paper came out.</summary>
    public ManualResetEventSlim LetsGo { get; } = new(initialState: true);

    /// <summary>So many jobs come out without the till hearing of it.</summary>
    public int ConfirmationsToLose { get; set; }

    public ConcurrentQueue<string> Paper { get; } = new();

    public Task<DeviceState> PrintAsync(ReadOnlyMemory<byte> job, CancellationToken cancellationToken)
    {
        Paper.Enqueue(Encoding.UTF8.GetString(job.Span));
        LetsGo.Wait(CancellationToken.None);
        if (ConfirmationsToLose > 0)
        {
            ConfirmationsToLose--;
            throw new IOException("The cable was pulled.");
        }

        return Task.FromResult(State);
    }
}
