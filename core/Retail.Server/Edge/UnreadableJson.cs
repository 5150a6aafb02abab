using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Retail.Abstractions.Sentences;

namespace Retail.Server.Edge;

/// <summary>
/// Says which member of a request cannot be read. The reader tells its reasons only in its text; what of it is used
/// here is pinned by tests, and a text that changes falls back to the member alone.
/// </summary>
internal static partial class UnreadableJson
{
    private const int MaxMember = 200;

    public static Refusal Explain(JsonException failure, CultureInfo culture)
    {
        var member = Shorten(
            failure.Path is null or "$" ? string.Empty : failure.Path.StartsWith(
                "$.", StringComparison.Ordinal) ? failure.Path[2..] : failure.Path);
        if (Missing().Match(failure.Message) is { Success: true } missing)
        {
            var names = missing.Groups["names"].Value.Replace("'", string.Empty, StringComparison.Ordinal);
            return Malformed(
                "request.reason-member-missing", member.Length == 0 ? names : $"{member}: {names}", culture);
        }

        if (failure.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            return Malformed("request.reason-member-unknown", member, culture);
        }

        if (failure.Message.Contains("Duplicate property", StringComparison.OrdinalIgnoreCase))
        {
            return Malformed("request.reason-member-twice", member, culture);
        }

        // A document that breaks off or holds a stray character comes from the tokenizer, which throws its own type.
        return failure.InnerException is JsonException || member.Length == 0
            ? Malformed("request.reason-no-json", Place(failure), culture)
            : Malformed("request.reason-member-wrong", member, culture);
    }

    /// <summary>
    /// A parameter of the path or query; the framework names it in its text: <c>"CartId cart" from "x"</c>.
    /// </summary>
    public static Refusal ExplainParameter(string message, CultureInfo culture)
    {
        var parameter = Parameter().Match(message);
        return parameter.Success
            ? Malformed("request.reason-member-wrong", parameter.Groups["name"].Value, culture)
            : Malformed("request.reason-no-body", string.Empty, culture);
    }

    /// <summary>What no rule above foresaw.</summary>
    public static Refusal Odd(CultureInfo culture) => Malformed("request.reason-odd", string.Empty, culture);

    private static Refusal Malformed(string reason, string member, CultureInfo culture)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["member"] = member };
        return Refusal.Of(
            RefusalKind.Malformed, "request.malformed", ("member", member), (
                "reason", Sentence.Write(reason, arguments, culture)));
    }

    private static string Place(JsonException failure) => string.Create(
        CultureInfo.InvariantCulture, $"{(failure.LineNumber ?? 0) + 1}:{(failure.BytePositionInLine ?? 0) + 1}");

    private static string Shorten(string text) => text.Length > MaxMember ? text[..MaxMember] : text;

    [GeneratedRegex(
        "missing required properties including: (?<names>.+?)\\.(?: |$)", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Missing();

    [GeneratedRegex("parameter \"[^\"]* (?<name>[^\" ]+)\"", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Parameter();
}
