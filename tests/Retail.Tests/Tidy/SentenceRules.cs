using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Retail.Tests.Tidy;

/// <summary>Every code that a person may meet has its sentence, in both languages, about the same values.</summary>
internal static partial class SentenceRules
{
    private const string Spanish = ".es.resx";

    /// <summary>Types whose code argument is looked up when it is shown.</summary>
    private static readonly FrozenSet<string> Spoken =
        FrozenSet.Create(StringComparer.Ordinal, "Explanation", "HistoryEvent");

    private static readonly FrozenSet<string> FileEndings = FrozenSet.Create(
        StringComparer.Ordinal, "json", "jsonl", "db", "sqlite", "csv", "txt", "resx", "html", "css", "js", "key",
        "pem", "book", "lock");

    /// <summary>Names of permissions look like codes and are not shown as such.</summary>
    private const string Permissions = "core/Retail.Commerce/Http/Permission.cs";

    public static IEnumerable<string> Unpaired(IReadOnlyCollection<SentenceFile> files)
    {
        var byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var isSpanish = file.Path.EndsWith(Spanish, StringComparison.Ordinal);
            var other = isSpanish ? file.Path[..^Spanish.Length] + ".resx" : file.Path[..^".resx".Length] + Spanish;
            if (!byPath.TryGetValue(other, out var pair))
            {
                yield return $"{file.Path} has no {other}";
                continue;
            }

            foreach (var (key, text) in file.Sentences)
            {
                if (!pair.Sentences.TryGetValue(key, out var twin))
                {
                    yield return $"{other} has no {key}";
                }
                else if (!SentenceFile.Placeholders(text).SequenceEqual(SentenceFile.Placeholders(twin)))
                {
                    yield return $"{file.Path} and {other} speak of different values in {key}";
                }
                else if (text.Trim().Length == 0)
                {
                    yield return $"{file.Path} says nothing in {key}";
                }
            }
        }
    }

    /// <summary>The look-up goes by the first word of the code, which names the file.</summary>
    public static IEnumerable<string> Misfiled(IEnumerable<SentenceFile> files) => files
        .Where(file => file.Path.StartsWith("core/Retail.Abstractions/Sentences/", StringComparison.Ordinal))
        .SelectMany(file => file.Sentences.Keys
            .Where(key => !key.StartsWith(Path.GetFileName(file.Path).Split('.')[0] + ".", StringComparison.Ordinal))
            .Select(key => $"{file.Path} holds {key}"));

    /// <summary>
    /// Codes are found by their place (a refusal, an explanation, an event) and by their look (a first word that has
    /// sentences), so that a code which travels through a method of its module is found too.
    /// </summary>
    public static IEnumerable<string> Unspoken(SourceFile file, FrozenDictionary<string, string> sentences)
    {
        var words = sentences.Keys.Select(WordOf).ToHashSet(StringComparer.Ordinal);
        return file.Root.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(literal => file.Path != Permissions && literal.Token.Value is string text && Code().IsMatch(text) &&
                !FileEndings.Contains(text.Split('.')[^1]))
            .Where(literal => words.Contains(WordOf((string)literal.Token.Value!)) || IsSpoken(literal))
            .Where(literal => !sentences.ContainsKey((string)literal.Token.Value!))
            .Select(literal => $"{file.At(literal)}: {literal.Token.Value} has no sentence");
    }

    /// <summary>A sentence must not wait for a value that the refusal does not bring.</summary>
    public static IEnumerable<string> Unfilled(SourceFile file, FrozenDictionary<string, string> sentences)
    {
        foreach (var call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).ToArray();
            if (call.Expression.ToString() != "Refusal.Of" || arguments.Length < 2 ||
                arguments[1] is not LiteralExpressionSyntax { Token.Value: string code } ||
                !sentences.TryGetValue(code, out var sentence))
            {
                continue;
            }

            var names = arguments[2..].Select(NameOf).ToArray();
            var missing = SentenceFile.Placeholders(sentence).Except(names, StringComparer.Ordinal).ToArray();
            if (!names.Contains(null) && missing.Length > 0)
            {
                yield return $"{file.At(call)}: {code} lacks {string.Join(", ", missing)}";
            }
        }
    }

    private static string? NameOf(ExpressionSyntax argument) =>
        argument is TupleExpressionSyntax { Arguments: [var name, _] } &&
            name.Expression is LiteralExpressionSyntax literal
            ? literal.Token.ValueText
            : null;

    private static bool IsSpoken(LiteralExpressionSyntax literal) =>
        literal.Parent is ArgumentSyntax { Parent.Parent: { } call } && call switch
        {
            InvocationExpressionSyntax invocation => invocation.Expression.ToString() == "Refusal.Of",
            ObjectCreationExpressionSyntax creation => Spoken.Contains(creation.Type.ToString()),
            _ => false,
        };

    private static string WordOf(string code) => code.Split('.')[0];

    [GeneratedRegex("^[a-z]{2,20}\\.[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
