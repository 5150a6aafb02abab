using System.Diagnostics;
using System.Globalization;

namespace Retail.Proofs.Mutation;

/// <summary>
/// The process that tests run in. It is asked by lines and answers by lines; it ends itself when a test takes too long.
/// </summary>
internal static class MutantWorker
{
    public const string Verb = "mutant-worker";
    public const string Passed = "passed";
    public const string TooLong = "too-long";

    private const int WatchEveryMs = 100;

    /// <param name="built">The folder of the built tests.</param>
    /// <param name="engine">The engine with faults.</param>
    /// <param name="input"><c>list</c>, <c>made</c>, <c>reach TEST</c>, <c>try MUTANT TEST:MS…</c>.</param>
    /// <param name="output">One line for each line read; of a list the number of tests and one line each.</param>
    public static int Run(string built, string engine, TextReader input, TextWriter output)
    {
        // Tests may write, too: what they write is not an answer.
        Console.SetOut(TextWriter.Null);
        var tests = new MutatedTests(built, engine);
        while (input.ReadLine() is { } line)
        {
            output.WriteLine(line.Split(' ') switch
            {
                ["list"] => List(tests),
                ["made"] => string.Join(' ', tests.Made),
                ["reach", var test] => Reach(tests, Number(test)),
                ["try", var mutant, .. var chosen] => Try(tests, Number(mutant), chosen, output),
                _ => throw new InvalidOperationException($"'{line}' is not asked of a worker."),
            });
            output.Flush();
        }

        return 0;
    }

    private static string List(MutatedTests tests) => string.Join(
        '\t', tests.Methods.Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));

    /// <summary>Twice: the second time says how long it takes when all is compiled.</summary>
    private static string Reach(MutatedTests tests, int test)
    {
        var first = tests.RunReaching(tests.Methods[test]);
        var clock = Stopwatch.StartNew();
        var fault = first.Fault ?? MutatedTests.Run(tests.Methods[test]);
        return fault is null
            ? string.Create(
                CultureInfo.InvariantCulture, $"{clock.ElapsedMilliseconds} {string.Join(' ', first.Reached)}").Trim()
            : "failed: " + fault.ReplaceLineEndings(" ");
    }

    private static string Try(MutatedTests tests, int mutant, string[] chosen, TextWriter output)
    {
        if (mutant >= 0)
        {
            tests.Activate(mutant);
        }

        foreach (var one in chosen)
        {
            var (test, mostMs) = (Number(one.Split(':')[0]), Number(one.Split(':')[1]));
            using var watch = Watch(test, mostMs, output);
            if (MutatedTests.Run(tests.Methods[test]) is not null)
            {
                return test.ToString(CultureInfo.InvariantCulture);
            }
        }

        return Passed;
    }

    /// <summary>A test that never ends can only be ended with its process.</summary>
    private static Timer Watch(int test, int mostMs, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        return new Timer(
            _ =>
            {
                if (clock.ElapsedMilliseconds > mostMs)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TooLong} {test}"));
                    output.Flush();
                    Environment.Exit(1);
                }
            },
            null,
            WatchEveryMs,
            WatchEveryMs);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
