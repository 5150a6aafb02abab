using System.Diagnostics;

namespace Retail.Proofs.Mutation;

/// <summary>A <see cref="MutantWorker"/> seen from outside; after it died the next question starts another.</summary>
internal sealed class WorkerProcess(string built, string engine) : IDisposable
{
    /// <summary>Random cases per run: a fault is seen in few or hardly ever.</summary>
    private const string FuzzCount = "200";

    /// <summary>A fault may ask for memory without end.</summary>
    private const string MostMemory = "60000000";

    private Process? process;

    public string Ask(string line) =>
        Answer(line) ?? throw new InvalidOperationException($"The worker died when it was asked to {line}.");

    /// <summary>The answer, or null when the process died of the question.</summary>
    public string? Answer(string line)
    {
        process ??= Start();
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine();
        if (answer is null || answer.StartsWith(MutantWorker.TooLong, StringComparison.Ordinal))
        {
            Dispose();
        }

        return answer;
    }

    public void Dispose()
    {
        if (process is { } mine)
        {
            mine.Kill();
            mine.WaitForExit();
            mine.Dispose();
            process = null;
        }
    }

    private Process Start()
    {
        string[] arguments = [typeof(WorkerProcess).Assembly.Location, MutantWorker.Verb, built, engine];
        var started = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["RETAIL_FUZZ_COUNT"] = FuzzCount,
                ["DOTNET_GCHeapHardLimit"] = MostMemory,
                ["DOTNET_gcServer"] = "0",
            },
        })!;

        // The last words of a process that a fault ended are of no use.
        started.BeginErrorReadLine();
        return started;
    }
}
