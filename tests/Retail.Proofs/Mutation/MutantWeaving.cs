using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Retail.Proofs.Mutation;

/// <summary>
/// Faults behind a switch: each around its expression or statement; where the compiler has something against it (names
/// declared twice, patterns that want constants) around the whole body of its member.
/// </summary>
internal sealed class MutantWeaving
{
    private const string Marker = "mutant";

    private readonly Dictionary<int, Mutant> inPlace;
    private readonly Dictionary<int, Mutant> inBodies;
    private readonly HashSet<int> impossible = [];

    public MutantWeaving(IEnumerable<Mutant> wanted)
    {
        var all = wanted.ToArray();
        inPlace = all.Where(mutant => mutant.IsSwitchable).ToDictionary(mutant => mutant.Id);
        inBodies = all.Where(mutant => !mutant.IsSwitchable && BodyAround(mutant.Original) is not null)
            .ToDictionary(mutant => mutant.Id);
    }

    public IReadOnlySet<int> Woven => inPlace.Keys.Concat(inBodies.Keys).ToHashSet();

    /// <summary>Faults that are no program.</summary>
    public IReadOnlySet<int> Impossible => impossible;

    public SyntaxTree Weave(string file, SyntaxTree source)
    {
        var places = inPlace.Values.Where(mutant => mutant.File == file).ToLookup(mutant => mutant.Original);
        var bodies = inBodies.Values.Where(mutant => mutant.File == file)
            .ToLookup(mutant => BodyAround(mutant.Original)!);
        var root = source.GetRoot().ReplaceNodes(
            places.Select(place => place.Key).Concat(bodies.Select(body => body.Key)),
            (original, woven) => bodies.Contains(original)
                ? bodies[original].Aggregate(woven, (otherwise, mutant) => Switched(original, otherwise, mutant))
                : places[original].Aggregate(woven, Switched));
        return source.WithRootAndOptions(root, source.Options);
    }

    /// <summary>Takes out what the compiler complains about: the one fault, or else all of its member.</summary>
    public void Undo(Location error)
    {
        var node = error.SourceTree!.GetRoot().FindNode(error.SourceSpan);
        var marked = node.AncestorsAndSelf().SelectMany(Marks).FirstOrDefault(-1);
        if (inBodies.Remove(marked))
        {
            impossible.Add(marked);
        }
        else if (!MoveOut(marked))
        {
            var all = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First().DescendantNodes()
                .SelectMany(Marks).ToArray();
            var bodies = all.Where(inBodies.Remove).ToArray();
            foreach (var id in bodies.Length > 0 ? [] : all)
            {
                MoveOut(id);
            }
        }
    }

    /// <summary>The member whose body can be there twice; null around constants and what a type is made with.</summary>
    private static SyntaxNode? BodyAround(SyntaxNode node)
    {
        for (var inner = node; inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case BaseMethodDeclarationSyntax method:
                    return inner == method.Body || inner == method.ExpressionBody ? method : null;
                case AccessorDeclarationSyntax accessor:
                    return accessor;
                case PropertyDeclarationSyntax property:
                    return inner == property.ExpressionBody ? property : null;
                case MemberDeclarationSyntax:
                    return null;
                default:
                    continue;
            }
        }

        return null;
    }

    private static SyntaxNode Switched(SyntaxNode otherwise, Mutant mutant) => Marked<SyntaxNode>(
        otherwise is StatementSyntax statement
            ? IfStatement(IsActive(mutant), Block((StatementSyntax)mutant.Replacement), ElseClause(Block(statement)))
            : ParenthesizedExpression(ConditionalExpression(
                IsActive(mutant),
                ParenthesizedExpression((ExpressionSyntax)mutant.Replacement),
                ParenthesizedExpression((ExpressionSyntax)otherwise))),
        mutant);

    private static SyntaxNode Switched(SyntaxNode original, SyntaxNode otherwise, Mutant mutant)
    {
        var faulty = Marked(BodyOf(original.ReplaceNode(mutant.Original, mutant.Replacement)), mutant);
        var body = Block(IfStatement(IsActive(mutant), faulty, ElseClause(BodyOf(otherwise))));
        return otherwise switch
        {
            MethodDeclarationSyntax method =>
                method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            ConstructorDeclarationSyntax constructor =>
                constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            OperatorDeclarationSyntax operation =>
                operation.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            AccessorDeclarationSyntax accessor =>
                accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            PropertyDeclarationSyntax { ExpressionBody: not null } property =>
                property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(AccessorList(
                    [AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, body)])),
            PropertyDeclarationSyntax property => property.WithAccessorList(AccessorList(
                [property.AccessorList!.Accessors[0].WithBody(body)])),
            _ => throw new InvalidOperationException($"{otherwise.Kind()} has no body."),
        };
    }

    private static BlockSyntax BodyOf(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => body,
        AccessorDeclarationSyntax { Body: { } body } => body,
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors[0].Body!,
        PropertyDeclarationSyntax { ExpressionBody: { } value } => Block(ReturnStatement(value.Expression)),
        BaseMethodDeclarationSyntax { ExpressionBody: { } value } method => Block(HasResult(method)
            ? ReturnStatement(value.Expression)
            : ExpressionStatement(value.Expression)),
        AccessorDeclarationSyntax { ExpressionBody: { } value } accessor => Block(
            accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
                ? ReturnStatement(value.Expression)
                : ExpressionStatement(value.Expression)),
        _ => throw new InvalidOperationException($"{member.Kind()} has no body."),
    };

    private static bool HasResult(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax one =>
            one.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword },
        OperatorDeclarationSyntax => true,
        _ => false,
    };

    private static InvocationExpressionSyntax IsActive(Mutant mutant) => InvocationExpression(
        ParseExpression("global::Retail.Pricing.MutantSwitch.Is"),
        ArgumentList([Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(mutant.Id)))]));

    private static T Marked<T>(T node, Mutant mutant)
        where T : SyntaxNode => node.WithAdditionalAnnotations(
            new SyntaxAnnotation(Marker, mutant.Id.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<int> Marks(SyntaxNode node) => node.GetAnnotations(Marker)
        .Select(mark => int.Parse(mark.Data!, CultureInfo.InvariantCulture));

    private bool MoveOut(int id)
    {
        if (!inPlace.Remove(id, out var mutant))
        {
            return false;
        }

        if (BodyAround(mutant.Original) is not null)
        {
            inBodies.Add(id, mutant);
        }

        return true;
    }
}
