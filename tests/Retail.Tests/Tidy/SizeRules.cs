using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Retail.Tests.Tidy;

/// <summary>What fits on a screen and in a head.</summary>
internal static class SizeRules
{
    public const int MaxFileLines = 400;

    public const int MaxMethodLines = 70;

    public const int MaxColumns = 120;

    public static IEnumerable<string> LongFiles(SourceFile file) =>
        file.Lines.Length > MaxFileLines ? [$"{file.Path} has {file.Lines.Length} lines"] : [];

    public static IEnumerable<string> LongMethods(SourceFile file) => file.Root.DescendantNodes()
        .Select(node => (Node: node, Lines: BodyOf(node)?.GetText().Lines.Count ?? 0))
        .Where(method => method.Lines > MaxMethodLines)
        .Select(method => $"{file.At(method.Node)} is a method of {method.Lines} lines");

    /// <summary>A string that does not fit is not broken to please a ruler.</summary>
    public static IEnumerable<string> LongLines(SourceFile file)
    {
        var strings = file.Root.DescendantTokens()
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
            .Select(token => token.GetLocation().GetLineSpan())
            .ToArray();
        return file.Lines
            .Select((line, index) => (line.Length, Index: index))
            .Where(line => line.Length > MaxColumns && !strings.Any(span =>
                span.StartLinePosition.Line <= line.Index && span.EndLinePosition.Line >= line.Index &&
                (span.EndLinePosition.Line > line.Index || span.EndLinePosition.Character >= MaxColumns)))
            .Select(line => $"{file.Path}:{line.Index + 1} has {line.Length} columns");
    }

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
        _ => null,
    };
}
