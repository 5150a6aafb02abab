using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Retail.Proofs.Mutation;

/// <summary>What can be wrong with one piece of code: each is a mistake that somebody could have made.</summary>
internal static class Faults
{
    /// <summary>An operator, and what stands in its place.</summary>
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Operators = new()
    {
        [SyntaxKind.LessThanExpression] =
            [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanOrEqualExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] =
            [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanOrEqualExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
        [SyntaxKind.BitwiseAndExpression] = [SyntaxKind.BitwiseOrExpression],
        [SyntaxKind.BitwiseOrExpression] = [SyntaxKind.BitwiseAndExpression],
        [SyntaxKind.LeftShiftExpression] = [SyntaxKind.RightShiftExpression],
        [SyntaxKind.RightShiftExpression] = [SyntaxKind.LeftShiftExpression],
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.ModuloExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.AddAssignmentExpression] = [SyntaxKind.SubtractAssignmentExpression],
        [SyntaxKind.SubtractAssignmentExpression] = [SyntaxKind.AddAssignmentExpression],
        [SyntaxKind.MultiplyAssignmentExpression] = [SyntaxKind.DivideAssignmentExpression],
        [SyntaxKind.DivideAssignmentExpression] = [SyntaxKind.MultiplyAssignmentExpression],
        [SyntaxKind.OrAssignmentExpression] = [SyntaxKind.AndAssignmentExpression],
        [SyntaxKind.AndAssignmentExpression] = [SyntaxKind.OrAssignmentExpression],
        [SyntaxKind.PostIncrementExpression] = [SyntaxKind.PostDecrementExpression],
        [SyntaxKind.PostDecrementExpression] = [SyntaxKind.PostIncrementExpression],
        [SyntaxKind.PreIncrementExpression] = [SyntaxKind.PreDecrementExpression],
        [SyntaxKind.PreDecrementExpression] = [SyntaxKind.PreIncrementExpression],
    };

    /// <summary>A method, and the one that it is mistaken for.</summary>
    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["MinBy"] = "MaxBy",
        ["MaxBy"] = "MinBy",
        ["First"] = "Last",
        ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
        ["Any"] = "All",
        ["All"] = "Any",
        ["Take"] = "Skip",
        ["Skip"] = "Take",
        ["Order"] = "OrderDescending",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["ThenBy"] = "ThenByDescending",
        ["ThenByDescending"] = "ThenBy",
    };

    public static IEnumerable<SyntaxNode> Of(SyntaxNode node) => node switch
    {
        // A loop that counts the other way hangs or fails at once, and tells nothing.
        ExpressionSyntax { Parent: ForStatementSyntax loop } step when loop.Incrementors.Contains(step) => [],
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) => [Apart(binary.Right)],
        BinaryExpressionSyntax binary => Swapped(binary),
        ExpressionStatementSyntax statement => Declares(statement) ? [] : OfStatement(statement),
        ContinueStatementSyntax or ReturnStatementSyntax { Expression: null } => [Block()],
        BreakStatementSyntax { Parent: not SwitchSectionSyntax } => [Block()],
        LiteralExpressionSyntax { Parent: WhileStatementSyntax } => [],
        LiteralExpressionSyntax literal => OfLiteral(literal),
        PrefixUnaryExpressionSyntax prefix when
            prefix.Kind() is SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryMinusExpression =>
            [Apart(prefix.Operand)],
        RelationalPatternSyntax relational => OfRelation(relational),
        BinaryPatternSyntax both => [OfPattern(both)],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when
            Methods.TryGetValue(access.Name.Identifier.Text, out var other) =>
            [call.WithExpression(access.WithName(IdentifierName(other))), .. Negated(call)],
        ExpressionSyntax expression => Negated(expression),
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Swapped(BinaryExpressionSyntax binary) =>
        Operators.GetValueOrDefault(binary.Kind(), []).Select(kind =>
            BinaryExpression(kind, binary.Left, Spaced(Token(OperatorOf(kind))), binary.Right));

    /// <summary>Left out, or done the other way round.</summary>
    private static IEnumerable<SyntaxNode> OfStatement(ExpressionStatementSyntax statement) =>
        statement.Expression switch
        {
            AssignmentExpressionSyntax assigned when Operators.TryGetValue(assigned.Kind(), out var kinds) =>
                kinds.Select(kind => statement.WithExpression(AssignmentExpression(
                    kind, assigned.Left, Spaced(Token(OperatorOf(kind))), assigned.Right))),
            PostfixUnaryExpressionSyntax step when Operators.TryGetValue(step.Kind(), out var kinds) =>
                kinds.Select(kind => statement.WithExpression(PostfixUnaryExpression(kind, step.Operand))),
            _ => [Block()],
        };

    private static IEnumerable<SyntaxNode> OfLiteral(LiteralExpressionSyntax literal)
    {
        switch (literal.Token.Value)
        {
            case true:
                return [LiteralExpression(SyntaxKind.FalseLiteralExpression)];
            case false:
                return [LiteralExpression(SyntaxKind.TrueLiteralExpression)];
            case string { Length: > 0 }:
                return [LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(string.Empty))];
            case int or long or uint or ulong or decimal:
                var number = Convert.ToDecimal(literal.Token.Value, CultureInfo.InvariantCulture);
                var suffix = literal.Token.Value switch
                {
                    decimal => "m",
                    long => "L",
                    ulong => "UL",
                    _ => string.Empty,
                };
                return (number == 0 ? [1m] : new[] { number + 1, number - 1 }).Select(other =>
                    ParseExpression(other.ToString(CultureInfo.InvariantCulture) + suffix));
            default:
                return [];
        }
    }

    private static IEnumerable<SyntaxNode> OfRelation(RelationalPatternSyntax pattern)
    {
        var asExpression = BinaryExpression(
            pattern.OperatorToken.Kind() switch
            {
                SyntaxKind.LessThanToken => SyntaxKind.LessThanExpression,
                SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanOrEqualExpression,
                SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanExpression,
                _ => SyntaxKind.GreaterThanOrEqualExpression,
            },
            pattern.Expression,
            pattern.Expression);
        return Operators[asExpression.Kind()]
            .Select(kind => pattern.WithOperatorToken(Spaced(Token(OperatorOf(kind)))));
    }

    private static BinaryPatternSyntax OfPattern(BinaryPatternSyntax both) => both.IsKind(SyntaxKind.AndPattern)
        ? BinaryPattern(SyntaxKind.OrPattern, both.Left, Spaced(Token(SyntaxKind.OrKeyword)), both.Right)
        : BinaryPattern(SyntaxKind.AndPattern, both.Left, Spaced(Token(SyntaxKind.AndKeyword)), both.Right);

    /// <summary>What is asked as a condition and has no operator of its own is asked the other way round.</summary>
    private static IEnumerable<SyntaxNode> Negated(ExpressionSyntax expression)
    {
        var isCondition = expression.Parent switch
        {
            IfStatementSyntax one => one.Condition == expression,
            WhileStatementSyntax one => one.Condition == expression,
            ConditionalExpressionSyntax one => one.Condition == expression,
            BinaryExpressionSyntax one =>
                one.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression,
            _ => false,
        };
        var isBare = expression is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            or IsPatternExpressionSyntax or ElementAccessExpressionSyntax;
        return isCondition && isBare && !Declares(expression)
            ? [PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Apart(expression))]
            : [];
    }

    /// <summary>Whether it makes a name that others may use.</summary>
    private static bool Declares(SyntaxNode node) => node.DescendantNodes(inner => inner is not LambdaExpressionSyntax)
        .Any(inner => inner is SingleVariableDesignationSyntax or DeclarationExpressionSyntax);

    private static ExpressionSyntax Apart(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
            ? expression.WithoutTrivia()
            : ParenthesizedExpression(expression.WithoutTrivia());

    private static SyntaxToken Spaced(SyntaxToken token) => token.WithLeadingTrivia(Space).WithTrailingTrivia(Space);

    private static SyntaxKind OperatorOf(SyntaxKind expression) => expression switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.LessThanToken,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.LessThanEqualsToken,
        SyntaxKind.GreaterThanExpression => SyntaxKind.GreaterThanToken,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.GreaterThanEqualsToken,
        SyntaxKind.EqualsExpression => SyntaxKind.EqualsEqualsToken,
        SyntaxKind.NotEqualsExpression => SyntaxKind.ExclamationEqualsToken,
        SyntaxKind.LogicalAndExpression => SyntaxKind.AmpersandAmpersandToken,
        SyntaxKind.LogicalOrExpression => SyntaxKind.BarBarToken,
        SyntaxKind.BitwiseAndExpression => SyntaxKind.AmpersandToken,
        SyntaxKind.BitwiseOrExpression => SyntaxKind.BarToken,
        SyntaxKind.LeftShiftExpression => SyntaxKind.LessThanLessThanToken,
        SyntaxKind.RightShiftExpression => SyntaxKind.GreaterThanGreaterThanToken,
        SyntaxKind.AddExpression => SyntaxKind.PlusToken,
        SyntaxKind.SubtractExpression => SyntaxKind.MinusToken,
        SyntaxKind.MultiplyExpression => SyntaxKind.AsteriskToken,
        SyntaxKind.DivideExpression => SyntaxKind.SlashToken,
        SyntaxKind.AddAssignmentExpression => SyntaxKind.PlusEqualsToken,
        SyntaxKind.SubtractAssignmentExpression => SyntaxKind.MinusEqualsToken,
        SyntaxKind.MultiplyAssignmentExpression => SyntaxKind.AsteriskEqualsToken,
        SyntaxKind.DivideAssignmentExpression => SyntaxKind.SlashEqualsToken,
        SyntaxKind.OrAssignmentExpression => SyntaxKind.BarEqualsToken,
        SyntaxKind.AndAssignmentExpression => SyntaxKind.AmpersandEqualsToken,
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No operator in the table."),
    };
}
