using System.Collections.Concurrent;
using System.Globalization;

namespace Retail.Proofs.Mutation;

/// <summary>Gives each fault to the tests that come by it, the quickest first, until one of them fails.</summary>
internal sealed class MutationRun : IDisposable
{
    private const int Workers = 2;
    private const int LeastMs = 8_000;
    private const int MostTimes = 12;

    /// <summary>What takes longer is asked only about faults that the rest left and nobody explained.</summary>
    private const int QuickMs = 300;

    private readonly MutatedEngine engine;
    private readonly string built;
    private readonly string folder;
    private readonly TextWriter output;
    private readonly IReadOnlyList<Mutant> chosen;
    private readonly IReadOnlySet<int> switched;
    private readonly IReadOnlySet<int> impossible;
    private readonly HashSet<int> made;
    private readonly string[] tests;
    private readonly long[] milliseconds;
    private readonly Dictionary<int, List<int>> testsByMutant = [];

    /// <summary>Which tests found something in a member lately: they are asked first.</summary>
    private readonly ConcurrentDictionary<string, int> finders = new(StringComparer.Ordinal);

    public MutationRun(MutatedEngine engine, string built, string folder, Func<Mutant, bool> wanted, TextWriter output)
    {
        (this.engine, this.built, this.folder, this.output) = (engine, built, folder, output);
        chosen = [.. engine.Mutants.Where(wanted)];
        Directory.CreateDirectory(folder);
        (switched, impossible) = engine.WriteSwitched(chosen, Switched);
        using var worker = new WorkerProcess(built, Switched);
        tests = worker.Ask("list").Split('\t');
        made = worker.Ask("made").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();
        milliseconds = new long[tests.Length];
        Reach();
    }

    private string Switched => Path.Combine(folder, "switched.dll");

    /// <param name="explained">The faults that may survive: no slow test is asked about them.</param>
    /// <param name="isQuick">No slow test is asked at all.</param>
    public IReadOnlyList<MutantVerdict> Run(IReadOnlySet<string> explained, bool isQuick)
    {
        var verdicts = new ConcurrentBag<MutantVerdict>();
        List<int> Asked(Mutant mutant, IEnumerable<int> candidates) =>
            [.. candidates.Where(test => milliseconds[test] <= QuickMs ||
                (!isQuick && !explained.Contains(mutant.Name)))];

        var reachable = chosen.Where(mutant => testsByMutant.ContainsKey(mutant.Id)).ToArray();
        InParallel(reachable, Switched, (mutant, worker) =>
            verdicts.Add(Try(mutant, mutant.Id, Asked(mutant, testsByMutant[mutant.Id]), worker)));

        foreach (var mutant in chosen.Except(reachable).Where(mutant =>
            switched.Contains(mutant.Id) && !made.Contains(mutant.Id)))
        {
            output.WriteLine($"no test   {mutant.Name}");
            verdicts.Add(new MutantVerdict(mutant, IsKilled: false, "nothing"));
        }

        // What no switch can hold, and what only runs once per process, is a program of its own.
        var alone = chosen.Except(reachable).Where(mutant => !impossible.Contains(mutant.Id))
            .Where(mutant => !switched.Contains(mutant.Id) || made.Contains(mutant.Id)).ToArray();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{reachable.Length} switched, {alone.Length} each in a program of its own"));
        var all = Enumerable.Range(0, tests.Length).OrderBy(test => milliseconds[test]).ToList();
        InParallel(alone, Switched, (mutant, _) =>
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{mutant.Id}.dll"));
            if (engine.WriteAlone(mutant, path))
            {
                using var own = new WorkerProcess(built, path);
                verdicts.Add(Try(mutant, -1, Asked(mutant, all), own));
                File.Delete(path);
            }
        });
        return [.. verdicts.OrderBy(verdict => verdict.Mutant.Id)];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Which test comes by which faults, and how long it takes. A test must pass without any.</summary>
    private void Reach()
    {
        var reached = new ConcurrentDictionary<int, int[]>();
        InParallel([.. Enumerable.Range(0, tests.Length)], Switched, (test, worker) =>
        {
            var answer = worker.Ask(string.Create(CultureInfo.InvariantCulture, $"reach {test}"));
            var words = answer.Split(' ');
            milliseconds[test] = long.TryParse(words[0], CultureInfo.InvariantCulture, out var took)
                ? took
                : throw new InvalidOperationException($"{tests[test]} fails on the engine as it is: {answer}");
            reached[test] = [.. words.Skip(1).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        });
        foreach (var test in Enumerable.Range(0, tests.Length).OrderBy(test => milliseconds[test]))
        {
            foreach (var id in reached[test].Where(switched.Contains))
            {
                if (!testsByMutant.TryGetValue(id, out var mine))
                {
                    testsByMutant.Add(id, mine = []);
                }

                mine.Add(test);
            }
        }
    }

    private MutantVerdict Try(Mutant mutant, int id, List<int> candidates, WorkerProcess worker)
    {
        var place = mutant.File + mutant.Member;
        IEnumerable<int> order = finders.TryGetValue(place, out var finder) && candidates.Contains(finder)
            ? candidates.Where(test => test != finder).Prepend(finder)
            : candidates;
        string Asked(int patience) => string.Create(
            CultureInfo.InvariantCulture,
            $"try {id} {string.Join(' ', order.Select(test =>
                $"{test}:{patience * (LeastMs + (MostTimes * milliseconds[test]))}"))}");

        // A busy machine makes a test slow, too: only what dies twice died of the fault.
        var answer = worker.Answer(Asked(1));
        if (answer is null || answer.StartsWith(MutantWorker.TooLong, StringComparison.Ordinal))
        {
            answer = worker.Answer(Asked(3));
        }

        if (answer == MutantWorker.Passed)
        {
            output.WriteLine($"survived  {mutant.Name}");
            return new MutantVerdict(mutant, IsKilled: false, "nothing");
        }

        if (answer is not null && int.TryParse(answer, CultureInfo.InvariantCulture, out var by))
        {
            finders[place] = by;
            return new MutantVerdict(mutant, IsKilled: true, tests[by]);
        }

        return new MutantVerdict(mutant, IsKilled: true, answer ?? "the end of the process");
    }

    private void InParallel<T>(IReadOnlyList<T> work, string path, Action<T, WorkerProcess> step)
    {
        var queue = new ConcurrentQueue<T>(work);
        Parallel.For(0, Workers, new ParallelOptions { MaxDegreeOfParallelism = Workers }, _ =>
        {
            using var worker = new WorkerProcess(built, path);
            while (queue.TryDequeue(out var one))
            {
                step(one, worker);
            }
        });
    }
}
