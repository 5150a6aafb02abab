using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Retail.Proofs.Mutation;

/// <summary>
/// Compiles the engine with faults in it: with all that can be switched behind one number, or with a single one.
/// </summary>
internal sealed class MutatedEngine
{
    private const string Marker = "mutant";
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
    /// Writes the engine with all faults that a switch can hold and gives these; the compiler says which it cannot.
    /// </summary>
    public IReadOnlySet<int> WriteSwitched(IEnumerable<Mutant> wanted, string path)
    {
        var woven = wanted.Where(mutant => mutant.IsSwitchable).ToDictionary(mutant => mutant.Id);
        for (var round = 0; round < MostRounds; round++)
        {
            var trees = sources.Select(source => Woven(source.Key, source.Value, woven.Values))
                .Append(CSharpSyntaxTree.ParseText(SwitchSource, Parsing));
            var errors = Write(trees, path);
            if (errors.Count == 0)
            {
                return woven.Keys.ToHashSet();
            }

            foreach (var error in errors)
            {
                Unweave(error, woven);
            }
        }

        throw new InvalidOperationException($"The engine does not compile after {MostRounds} rounds.");
    }

    /// <summary>Writes the engine with one fault; false when that is no program.</summary>
    public bool WriteAlone(Mutant mutant, string path) => Write(
        sources.Select(source => source.Key != mutant.File
            ? source.Value
            : Tree(source.Key, source.Value.GetRoot().ReplaceNode(mutant.Original, mutant.Replacement))),
        path).Count == 0;

    private static SyntaxTree Tree(string name, SyntaxNode root) =>
        CSharpSyntaxTree.Create((CSharpSyntaxNode)root, Parsing, name);

    private static SyntaxTree Woven(string name, SyntaxTree source, IEnumerable<Mutant> mutants)
    {
        var byNode = mutants.Where(mutant => mutant.File == name).ToLookup(mutant => mutant.Original);
        return byNode.Count == 0
            ? source
            : Tree(name, source.GetRoot().ReplaceNodes(
                byNode.Select(group => group.Key),
                (original, woven) => byNode[original].Aggregate(woven, Switched)));
    }

    private static SyntaxNode Switched(SyntaxNode otherwise, Mutant mutant)
    {
        var isActive = InvocationExpression(
            ParseExpression("global::Retail.Pricing.MutantSwitch.Is"),
            ArgumentList([Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(mutant.Id)))]));
        SyntaxNode woven = otherwise is StatementSyntax statement
            ? IfStatement(isActive, Block((StatementSyntax)mutant.Replacement), ElseClause(Block(statement)))
            : ParenthesizedExpression(ConditionalExpression(
                isActive,
                ParenthesizedExpression((ExpressionSyntax)mutant.Replacement),
                ParenthesizedExpression((ExpressionSyntax)otherwise)));
        return woven.WithAdditionalAnnotations(
            new SyntaxAnnotation(Marker, mutant.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

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

    /// <summary>Takes out the fault that the compiler complains about, else all of its member.</summary>
    private static void Unweave(Diagnostic error, Dictionary<int, Mutant> woven)
    {
        var node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan);
        var marked = node.AncestorsAndSelf().SelectMany(one => one.GetAnnotations(Marker)).FirstOrDefault();
        if (marked is not null &&
            woven.Remove(int.Parse(marked.Data!, System.Globalization.CultureInfo.InvariantCulture)))
        {
            return;
        }

        var member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First();
        foreach (var id in member.DescendantNodes().SelectMany(one => one.GetAnnotations(Marker)))
        {
            woven.Remove(int.Parse(id.Data!, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
