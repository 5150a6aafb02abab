using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Retail.Proofs.Mutation;

/// <summary>Every fault that one file can be given, in the order of the file.</summary>
internal sealed class MutantFinder(string file, int firstId)
{
    private readonly List<Mutant> found = [];
    private readonly Dictionary<string, int> named = new(StringComparer.Ordinal);

    public static IReadOnlyList<Mutant> Find(string file, SyntaxNode root, int firstId)
    {
        var finder = new MutantFinder(file, firstId);
        foreach (var node in root.DescendantNodes(node => node is not AttributeListSyntax))
        {
            foreach (var replacement in Faults.Of(node))
            {
                finder.Add(node, replacement);
            }
        }

        return finder.found;
    }

    private void Add(SyntaxNode node, SyntaxNode replacement)
    {
        var member = MemberOf(node);
        var name = $"{file}, {member}: {Mutant.Change(node, replacement)}";
        var times = named[name] = named.GetValueOrDefault(name) + 1;
        found.Add(new Mutant(
            firstId + found.Count,
            file,
            member,
            node,
            replacement,
            IsSwitchable(node),
            times == 1 ? name : $"{name} ({times})"));
    }

    private static string MemberOf(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First() switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
            OperatorDeclarationSyntax operation => operation.OperatorToken.Text,
            var other => other.Kind().ToString(),
        };

    /// <summary>Whether it can be chosen while the program runs: not in constants, patterns and statics.</summary>
    private static bool IsSwitchable(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case PatternSyntax or ParameterSyntax or EnumMemberDeclarationSyntax or SwitchLabelSyntax:
                    return false;
                case FieldDeclarationSyntax field:
                    return !field.Modifiers.Any(SyntaxKind.StaticKeyword) &&
                        !field.Modifiers.Any(SyntaxKind.ConstKeyword);
                case PropertyDeclarationSyntax property:
                    return property.Initializer is null || !property.Modifiers.Any(SyntaxKind.StaticKeyword);
                case LocalDeclarationStatementSyntax local when local.IsConst:
                    return false;
                case MemberDeclarationSyntax:
                    return true;
                default:
                    continue;
            }
        }

        return true;
    }
}
