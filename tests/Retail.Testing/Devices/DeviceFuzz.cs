using System.Diagnostics;
using System.Globalization;
using Retail.Testing.Vectors;

namespace Retail.Testing.Devices;

/// <summary>
/// Gives every parser hostile inputs: none may throw, take for ever, or allocate more than its bound. The same seed
/// gives the same inputs.
/// </summary>
public sealed class DeviceFuzz(int seed, int count, TextWriter output, IReadOnlyList<FuzzedParser>? parsers = null)
{
    private const int Idle = -1;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<FuzzedParser> parsers = parsers ?? FuzzedParsers.All;
    private readonly long[] most = new long[(parsers ?? FuzzedParsers.All).Count];
    private int failed;

    /// <summary>Longer than this no input may take; a busy machine has this long too.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs all inputs, prints each that fails, and at the end <c>N passed, N failed</c>.</summary>
    public VectorCounts Run()
    {
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker()).ToArray();
        foreach (var (index, worker) in workers.Index())
        {
            worker.Thread = new Thread(() => Work(worker, index, workers.Length)) { IsBackground = true };
            worker.Thread.Start();
        }

        while (Array.Exists(workers, worker => !worker.Thread!.Join(Glance)))
        {
            if (Array.Find(workers, IsStuck) is { } stuck)
            {
                // The thread cannot be ended; the process is about to.
                Fail((int)Interlocked.Read(ref stuck.Index), $"is not done after {Patience.TotalSeconds:0} s");
                break;
            }
        }

        foreach (var (parser, bytes) in parsers.Zip(most))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{parser.Name}: allocated {bytes:N0} bytes at most"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count - failed} passed, {failed} failed"));
        return new VectorCounts(count - failed, failed);
    }

    private bool IsStuck(Worker worker)
    {
        var since = Interlocked.Read(ref worker.Since);
        return Interlocked.Read(ref worker.Index) != Idle && since != 0 && Stopwatch.GetElapsedTime(since) > Patience;
    }

    private void Work(Worker worker, int first, int step)
    {
        for (var index = first; index < count; index += step)
        {
            Interlocked.Exchange(ref worker.Since, Stopwatch.GetTimestamp());
            Interlocked.Exchange(ref worker.Index, index);
            Try(index);
        }

        Interlocked.Exchange(ref worker.Index, Idle);
    }

    private void Try(int index)
    {
        var (parser, input) = Case(index);

        // What throws is what is looked for: a bug of the parser, and the other inputs are tried all the same.
        try
        {
            var bound = parser.LeastBytes + (long)parser.BytesPerByte * input.Length;
            var (answer, allocated) = Measure(parser, input);

            // Tables that are read once for all are not this input's.
            allocated = allocated > bound ? Measure(parser, input).Allocated : allocated;
            ref var soFar = ref most[index % parsers.Count];
            long seen;
            while (allocated > (seen = Interlocked.Read(ref soFar)))
            {
                _ = Interlocked.CompareExchange(ref soFar, allocated, seen);
            }

            var fault = allocated > bound
                ? string.Create(CultureInfo.InvariantCulture, $"allocates {allocated} bytes, more than {bound}")
                : parser.Ask(answer);
            if (fault is not null)
            {
                Fail(index, fault);
            }
        }
        catch (Exception fault)
        {
            Fail(index, fault.ToString());
        }
    }

    private static (object? Answer, long Allocated) Measure(FuzzedParser parser, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = parser.Parse(input);
        return (answer, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private (FuzzedParser Parser, byte[] Input) Case(int index)
    {
        var parser = parsers[index % parsers.Count];
        return (parser, parser.Input(new Random(unchecked(seed * 1_000_003 + index))));
    }

    private void Fail(int index, string fault)
    {
        Interlocked.Increment(ref failed);
        var (parser, input) = Case(index);
        lock (output)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed} index {index}: {parser.Name} of {Convert.ToHexString(input)}: {fault}"));
        }
    }

    private sealed class Worker
    {
        public long Index = Idle;
        public long Since;

        public Thread? Thread { get; set; }
    }
}
