using System.Diagnostics;
using System.Globalization;
using Retail.Testing.Pricing;

namespace Retail.Proofs.Fuzz;

/// <summary>The verb <c>fuzz pricing [--seed S] [--count N]</c>.</summary>
internal static class FuzzCommand
{
    private const string DigestVerb = "digest-of-fuzz";
    private const int MostInBothProcesses = 2_000;
    private const int TimeoutMs = 300_000;

    public const string Usage = "fuzz pricing [--seed S] [--count N]                 properties of random quotes";

    public const string DevicesUsage =
        "fuzz devices [--seed S] [--count N]                 whatever devices and their files may say";

    /// <summary>The exit code, or null when these are not its arguments.</summary>
    public static int? Run(string[] arguments, TextWriter output)
    {
        var (seed, count) = (1, 10_000);
        for (var i = 1; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length ||
                !int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var number) ||
                (arguments[i] == "--count" && number < 1) || arguments[i] is not ("--seed" or "--count"))
            {
                return null;
            }

            (seed, count) = arguments[i] == "--seed" ? (number, count) : (seed, number);
        }

        switch (arguments.FirstOrDefault())
        {
            case DigestVerb:
                output.WriteLine(FuzzRun.Digest(seed, count));
                return 0;
            case "pricing":
                // The same in another process, before the last line with the counts.
                var isSame = IsSameElsewhere(seed, Math.Min(count, MostInBothProcesses), output);
                return new FuzzRun(seed, count, output).Run().Failed == 0 && isSame ? 0 : 1;
            case "devices":
                return FuzzDevices.Run(seed, count, output);
            default:
                return null;
        }
    }

    private static bool IsSameElsewhere(int seed, int count, TextWriter output)
    {
        string[] arguments =
        [
            typeof(FuzzCommand).Assembly.Location, "fuzz", DigestVerb,
            "--seed", seed.ToString(CultureInfo.InvariantCulture),
            "--count", count.ToString(CultureInfo.InvariantCulture),
        ];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            Environment = { ["LC_ALL"] = "tr_TR.UTF-8" },
        })!;
        var here = FuzzRun.Digest(seed, count);
        var there = process.StandardOutput.ReadToEnd().Trim();
        if (!process.WaitForExit(TimeoutMs))
        {
            process.Kill();
        }

        var isSame = string.Equals(here, there, StringComparison.Ordinal);
        output.WriteLine(isSame
            ? string.Create(CultureInfo.InvariantCulture, $"two processes agree on {count} quotes: {here}")
            : $"two processes differ: {here} here, {there} there");
        return isSame;
    }
}
