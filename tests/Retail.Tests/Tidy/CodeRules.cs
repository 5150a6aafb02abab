using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Retail.Tests.Tidy;

/// <summary>What the compiler's analyzers do not see.</summary>
internal static partial class CodeRules
{
    private const int ShortestReason = 15;

    public static IEnumerable<string> FloatingPoint(SourceFile file) => file.Root.DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.FloatKeyword or SyntaxKind.DoubleKeyword ||
            token.Value is float or double)
        .Select(token => $"{file.At(token)} says {token.Text}");

    public static IEnumerable<string> SkippedWithoutReason(SourceFile file) => file.Root.DescendantNodes()
        .OfType<AttributeArgumentSyntax>()
        .Where(argument => argument.NameEquals?.Name.Identifier.Text == "Skip")
        .Where(argument => argument.Expression is not LiteralExpressionSyntax { Token.Value: string reason } ||
            reason.Trim().Length < ShortestReason)
        .Select(argument => $"{file.At(argument)} skips without a reason");

    public static IEnumerable<string> Unfinished(SourceFile file) => file.Root.DescendantTrivia()
        .Where(trivia => Promise().IsMatch(trivia.ToString()))
        .Select(trivia => $"{file.At(trivia.Token)} promises instead of doing")
        .Concat(file.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.Text == nameof(NotImplementedException) &&
                name.Parent is ObjectCreationExpressionSyntax)
            .Select(name => $"{file.At(name)} is not implemented"));

    public static IEnumerable<string> HidingCatches(SourceFile file) => file.Root.DescendantNodes()
        .OfType<CatchClauseSyntax>()
        .Where(one => one.Block.Statements.Count == 0 && !one.Block.DescendantTrivia().Any(trivia =>
            trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia))
        .Select(one => $"{file.At(one)} hides an exception");

    /// <summary>One public type per file; and the file is named for one of its types.</summary>
    public static IEnumerable<string> Misnamed(SourceFile file)
    {
        var types = file.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .ToArray();
        var open = types.Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)).ToArray();
        var name = Path.GetFileName(file.Path).Split('.')[0];
        if (open.Length > 1)
        {
            yield return $"{file.Path} has {open.Length} public types";
        }

        if (types.Length > 0 && (open.Length > 0 ? open : types).All(type => NameOf(type) != name))
        {
            yield return $"{file.Path} is not named for {NameOf((open.Length > 0 ? open : types)[0])}";
        }
    }

    public static IEnumerable<string> OutsideItsFolder(SourceFile file)
    {
        var nameSpace = file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        var folders = Path.GetDirectoryName(file.Path)!.Split(Path.DirectorySeparatorChar).Skip(1);
        return nameSpace is null || nameSpace.Name.ToString() == string.Join('.', folders)
            ? []
            : [$"{file.Path} is in namespace {nameSpace.Name}"];
    }

    private static string NameOf(MemberDeclarationSyntax type) =>
        type is BaseTypeDeclarationSyntax named ? named.Identifier.Text
            : ((DelegateDeclarationSyntax)type).Identifier.Text;

    [GeneratedRegex(@"^///?.*\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Promise();
}
