using System.Diagnostics;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Server;

/// <summary>The real program, started and ended by itself: what it said, and its exit code.</summary>
internal sealed record EndedStart(int Code, string Error, string Output)
{
    /// <summary>Runs it on a data directory; later settings win over earlier ones, a verb comes first.</summary>
    public static async Task<EndedStart> RunAsync(
        string data, string language, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = data,
        };
        string[] all =
        [
            Repository.Program("Retail.Server"),
            .. arguments.TakeWhile(one => one[0] != '-'),
            "--urls=http://127.0.0.1:0",
            $"--Retail:DataDirectory={data}",
            .. arguments.SkipWhile(one => one[0] != '-'),
        ];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LANG"] = language;
        start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start)!;
        if (input is not null)
        {
            await process.StandardInput.WriteLineAsync(input);
        }

        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill();
        }

        return new EndedStart(process.ExitCode, await error, await output);
    }

    /// <summary>It ended with a sentence of these words and nothing else.</summary>
    public void ShowsOneSentence(string words)
    {
        Assert.Equal(1, Code);
        Assert.Contains(words, Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", Error + Output, StringComparison.Ordinal);
    }
}
