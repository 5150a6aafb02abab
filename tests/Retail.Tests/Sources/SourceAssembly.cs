using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Retail.Tests.Sources;

/// <summary>An assembly compiled from source while the test runs: a canary, or a plugin nobody should ship.</summary>
internal static class SourceAssembly
{
    private static readonly Dictionary<string, MetadataReference> Platform =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => (MetadataReference)MetadataReference.CreateFromFile(file),
            StringComparer.Ordinal);

    /// <summary>
    /// Compiles against what the tests run on; <paramref name="instead"/> replaces an assembly of the same name.
    /// </summary>
    public static string Compile(string folder, string name, string source, params string[] instead)
    {
        var references = new Dictionary<string, MetadataReference>(Platform, StringComparer.Ordinal);
        references.Remove(name);
        foreach (var file in instead)
        {
            references[Path.GetFileNameWithoutExtension(file)] = MetadataReference.CreateFromFile(file);
        }

        const string implied = """
            global using System; global using System.Collections.Generic; global using System.Linq;
            global using System.Threading; global using System.Threading.Tasks;

            """;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(implied + source)],
            references.Values,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".dll");
        var result = compilation.Emit(path);
        Assert.True(result.Success,
            string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
        return path;
    }
}
