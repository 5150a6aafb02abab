using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Retail.Proofs.Mutation;

/// <summary>
/// One small fault put into the engine. Its <see cref="Name"/> outlives moved lines: file, member and the code around
/// it before and after.
/// </summary>
internal sealed partial record Mutant(
    int Id, string File, string Member, SyntaxNode Original, SyntaxNode Replacement, bool IsSwitchable, string Name)
{
    private const int MostAround = 90;

    /// <summary>The folder that the score is counted by; the engine's own files are in none.</summary>
    public string Folder => File.Contains('/', StringComparison.Ordinal) ? File[..File.LastIndexOf('/')] : ".";

    /// <summary>The code before and after, with as much around it as fits.</summary>
    public static string Change(SyntaxNode original, SyntaxNode replacement)
    {
        var around = original;
        while (around.Parent is { } parent and
            not (MemberDeclarationSyntax or BlockSyntax or AccessorDeclarationSyntax) &&
            around is not StatementSyntax && OneLine(parent.ToString()).Length <= MostAround)
        {
            around = parent;
        }

        var before = around.ToString();
        var at = original.SpanStart - around.SpanStart;
        var after = string.Concat(
            before.AsSpan(0, at), replacement.ToString(), before.AsSpan(at + original.Span.Length));
        return $"`{OneLine(before)}` → `{OneLine(after)}`";
    }

    private static string OneLine(string code) => Space().Replace(code, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
