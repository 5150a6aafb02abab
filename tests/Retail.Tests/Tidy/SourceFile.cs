using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Retail.Tests.Tidy;

/// <summary>A C# file of the repository, parsed.</summary>
internal sealed class SourceFile(string path, string text)
{
    private static readonly Lazy<ImmutableArray<SourceFile>> House = new(() =>
        [.. Repository.Files("*.cs").Select(file =>
            new SourceFile(
                System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)))]);

    /// <summary>Every file that a person wrote: migrations are written by a tool.</summary>
    public static ImmutableArray<SourceFile> OfHouse =>
        [.. House.Value.Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal))];

    public string Path { get; } = path;

    public string[] Lines { get; } = text.TrimEnd('\n').Split('\n');

    public SyntaxNode Root { get; } = CSharpSyntaxTree.ParseText(text).GetRoot();

    public string At(SyntaxNodeOrToken node) => $"{Path}:{LineOf(node) + 1}";

    public static int LineOf(SyntaxNodeOrToken node) => node.GetLocation()!.GetLineSpan().StartLinePosition.Line;
}
