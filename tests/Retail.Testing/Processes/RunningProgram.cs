using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Diagnostics;

namespace Retail.Testing.Processes;

/// <summary>A program of this repository as a process of its own: started, waited for, stopped or killed.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const int KeptLines = 400;
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private RunningProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The last lines that it wrote, for a failing test's message.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>How much processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a project's program with these arguments, nothing on its standard input.</summary>
    public static RunningProgram Start(
        string project, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        StartFile(Repository.Program(project), arguments, environment: environment);

    /// <summary>Starts a program's file.</summary>
    public static RunningProgram StartFile(
        string path, IEnumerable<string> arguments, string? standardInput = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment ?? ReadOnlyDictionary<string, string>.Empty)
        {
            start.Environment[name] = value;
        }

        var started = Process.Start(start) ?? throw new InvalidOperationException($"{path} did not start.");
        if (standardInput is not null)
        {
            started.StandardInput.WriteLine(standardInput);
        }

        started.StandardInput.Close();
        return new RunningProgram(started);
    }

    /// <summary>
    /// Waits until an address answers with success; throws with the program's output when it ends or never does.
    /// </summary>
    public async Task WaitForAsync(Uri ready, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < patience)
        {
            if (HasExited)
            {
                throw new InvalidOperationException($"The program ended with {process.ExitCode}:\n{Output}");
            }

            try
            {
                using var answer = await http.GetAsync(ready, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Listening, and too busy with its start to answer in time.
            }

            await Task.Delay(20, cancellationToken);
        }

        throw new TimeoutException($"{ready} did not answer within {patience}:\n{Output}");
    }

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and ends it when it does not.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            using var terminate = Process.Start(
                "kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                await KillAsync();
                throw new TimeoutException($"The program did not stop when asked:\n{Output}");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        while (lines.Count > KeptLines)
        {
            lines.TryDequeue(out _);
        }
    }
}
