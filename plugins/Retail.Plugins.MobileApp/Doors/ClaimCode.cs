using Retail.Abstractions.Carts;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>What opens a handed-over cart: ten letters, or the document that a till without network signed.</summary>
/// <param name="Code">The short code as it is looked up, or null.</param>
/// <param name="Document">The document, or null.</param>
public sealed record ClaimCode(string? Code, string? Document)
{
    private const string DocumentPrefix = "RC1.";
    private const int CodeLength = 10;

    /// <summary>What the phone remembers it by.</summary>
    public string Mark { get; } = Phone.MarkOf(Code ?? Document!);

    /// <summary>As the link names it.</summary>
    public string Text => Document ?? $"{Code![..5]}-{Code[5..]}";

    /// <summary>What the document says of itself; nobody has checked its signature yet.</summary>
    public SignedCart? Preview { get; } =
        Document is not null && SignedCartCodec.Decode(Document) is { IsRefused: false } read ? read.Value : null;

    public ClaimHandoff ToCommand() => new(Code, Document, AppChannel.Code);

    /// <summary>
    /// Reads what a person typed or pasted or a camera saw: the code with or without dashes, in any case, with the
    /// letters that are taken for digits; a document; or a whole link with either. Null when it is none of them.
    /// </summary>
    public static ClaimCode? Read(string text)
    {
        var content = text[(text.LastIndexOfAny(['/', '#', '=']) + 1)..].Trim();
        if (content.StartsWith(DocumentPrefix, StringComparison.Ordinal))
        {
            return SignedCartCodec.Decode(content).IsRefused ? null : new ClaimCode(null, content);
        }

        var letters = string.Concat(content
            .Where(letter => letter != '-' && !char.IsWhiteSpace(letter) && letter is not ('.' or '·' or '–' or '_'))
            .Select(char.ToUpperInvariant)
            .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));
        return letters.Length == CodeLength && letters.All(char.IsAsciiLetterOrDigit)
            ? new ClaimCode(letters, null)
            : null;
    }
}
