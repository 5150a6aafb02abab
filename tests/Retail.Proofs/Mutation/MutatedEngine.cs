using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Retail.Proofs.Mutation;

/// <summary>
/// Compiles the engine with faults in it: with all that can be switched behind one number, or with a single one.
/// </summary>
internal sealed class MutatedEngine
{
    private const int MostRounds = 30;

    private const string SwitchSource = """
        namespace Retail.Pricing;
        internal static class MutantSwitch
        {
            public static int Active = -1;
            public static bool[] Reached;
            public static bool Is(int id)
            {
                if (Reached is { } reached) { reached[id] = true; }
                return Active == id;
            }
        }
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private readonly Dictionary<string, SyntaxTree> sources = new(StringComparer.Ordinal);
    private readonly CSharpCompilation compilation;

    /// <param name="project">The folder of the engine's sources.</param>
    /// <param name="generated">What its build generated: global usings and the assembly's attributes.</param>
    /// <param name="built">The folder that its tests were built into.</param>
    public MutatedEngine(string project, string generated, string built)
    {
        foreach (var path in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(project, path).Replace(Path.DirectorySeparatorChar, '/');
            sources.Add(name, CSharpSyntaxTree.ParseText(File.ReadAllText(path), Parsing, name));
        }

        var all = new List<Mutant>();
        foreach (var (name, tree) in sources)
        {
            all.AddRange(MutantFinder.Find(name, tree.GetRoot(), all.Count));
        }

        Mutants = all;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        compilation = CSharpCompilation.Create(
            "Retail.Pricing",
            Directory.EnumerateFiles(generated, "Retail.Pricing.*.cs")
                .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Parsing, path)),
            trusted.Split(Path.PathSeparator)
                .Where(path => path.StartsWith(framework, StringComparison.Ordinal))
                .Append(Path.Combine(built, "Retail.Abstractions.dll"))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Every fault, numbered in the order of files and lines.</summary>
    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>
    /// Writes the engine with all faults that a switch can hold, around an expression or else around the whole body of
    /// its member, and gives these; and those that the compiler refuses in any place.
    /// </summary>
    public (IReadOnlySet<int> Switched, IReadOnlySet<int> Impossible) WriteSwitched(
        IEnumerable<Mutant> wanted, string path)
    {
        var weaving = new MutantWeaving(wanted);
        for (var round = 0; round < MostRounds; round++)
        {
            var trees = sources.Select(source => weaving.Weave(source.Key, source.Value))
                .Append(CSharpSyntaxTree.ParseText(SwitchSource, Parsing));
            var errors = Write(trees, path);
            if (errors.Count == 0)
            {
                return (weaving.Woven, weaving.Impossible);
            }

            foreach (var error in errors)
            {
                weaving.Undo(error.Location);
            }
        }

        throw new InvalidOperationException($"The engine does not compile after {MostRounds} rounds.");
    }

    /// <summary>Writes the engine with one fault; false when that is no program.</summary>
    public bool WriteAlone(Mutant mutant, string path) => Write(
        sources.Select(source => source.Key != mutant.File
            ? source.Value
            : source.Value.WithRootAndOptions(
                source.Value.GetRoot().ReplaceNode(mutant.Original, mutant.Replacement), Parsing)),
        path).Count == 0;

    private List<Diagnostic> Write(IEnumerable<SyntaxTree> trees, string path)
    {
        using var stream = new MemoryStream();
        var result = compilation.AddSyntaxTrees(trees).Emit(stream);
        if (result.Success)
        {
            File.WriteAllBytes(path, stream.ToArray());
        }

        return [.. result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)];
    }
}
