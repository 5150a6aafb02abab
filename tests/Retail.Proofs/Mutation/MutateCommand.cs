using System.Globalization;
using Retail.Testing.Processes;

namespace Retail.Proofs.Mutation;

/// <summary>The verb <c>mutate [PATH-PREFIX…] [--quick]</c>.</summary>
internal static class MutateCommand
{
    public const string Quick = "--quick";

    private const string Project = "core/Retail.Pricing";

    public const string Usage = "mutate [PATH-PREFIX…] [--quick]                    faults that no test notices";

    /// <summary>The exit code: 1 when a fault survives that MUTANTS.md does not explain.</summary>
    public static int Run(string[] options, TextWriter output)
    {
        var prefixes = options.Where(option => option != Quick).DefaultIfEmpty(Project).ToArray();
        var project = Path.Combine(Repository.Root, "core", "Retail.Pricing");
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\'));
        string Artifacts(params string[] parts) => Path.Combine([Repository.Root, "artifacts", .. parts]);
        var built = Artifacts("bin", "Retail.Pricing.Tests", configuration);
        var engine = new MutatedEngine(project, Artifacts("obj", "Retail.Pricing", configuration), built);
        var explained = ExplainedMutants.Read(Path.Combine(project, "MUTANTS.md"));
        bool Wanted(Mutant mutant) => prefixes.Any(prefix =>
            $"{Project}/{mutant.File}".StartsWith(prefix, StringComparison.Ordinal));

        using var run = new MutationRun(engine, built, Artifacts("mutation"), Wanted, output);
        var verdicts = run.Run(explained.Names, options.Contains(Quick));
        return Report(verdicts, explained, engine.Mutants.Where(Wanted).Count(), output);
    }

    private static int Report(
        IReadOnlyList<MutantVerdict> verdicts, ExplainedMutants explained, int made, TextWriter output)
    {
        output.WriteLine();
        foreach (var folder in verdicts.GroupBy(one => one.Mutant.Folder)
            .OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {folder.Key} | {folder.Count(one => one.IsKilled)} | {folder.Count()} |"));
        }

        var survivors = verdicts.Where(one => !one.IsKilled).Select(one => one.Mutant.Name).ToArray();
        var unexplained = survivors.Where(name => !explained.Names.Contains(name)).ToArray();
        foreach (var name in unexplained)
        {
            output.WriteLine("- " + name);
        }

        foreach (var name in verdicts.Where(one => one.IsKilled && explained.Names.Contains(one.Mutant.Name)))
        {
            output.WriteLine($"explained, but {name.By} notices it: {name.Mutant.Name}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{verdicts.Count - survivors.Length} killed, {survivors.Length - unexplained.Length} explained, ") +
            string.Create(
                CultureInfo.InvariantCulture,
                $"{unexplained.Length} not explained; {made - verdicts.Count} more do not compile"));
        return unexplained.Length == 0 ? 0 : 1;
    }
}
