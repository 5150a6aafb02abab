using Retail.Terminal.Journal;

namespace Retail.Terminal.Screen;

/// <summary>What a form of the page sent.</summary>
internal sealed class ScreenForm(HttpContext http, IFormCollection fields)
{
    private const int MaxText = 2900;

    public CancellationToken Aborted => http.RequestAborted;

    public ScreenAsk Ask { get; } = ScreenAsk.Of(http.Request.Query);

    /// <summary>The line that the address names.</summary>
    public string Line => http.GetRouteValue("id") as string ?? string.Empty;

    /// <summary>The page that the form was on.</summary>
    public string Back => "/" + http.Request.QueryString;

    public static async Task<ScreenForm> ReadAsync(HttpContext http) =>
        new(http, http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty);

    public string Text(string name)
    {
        var text = fields[name].ToString().Trim();
        return text.Length <= MaxText ? text : text[..MaxText];
    }

    /// <summary>What a person wrote into its field.</summary>
    public string Typed => Text("text") is { Length: > 0 } text ? text
        : Text("code") is { Length: > 0 } code ? code
        : Text("amount");

    public OrderId? Sale(string name) => OrderId.TryParse(Text(name), null, out var sale) ? sale : null;

    /// <summary>The command by its name on the form, so that a form that is sent twice is done once.</summary>
    public Operation Operation(object? content = null)
    {
        var key = Text("op");
        var isUsable = key.Length is >= 8 and <= 100 && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
        return Journal.Operation.Of(
            isUsable ? key : null, $"{http.Request.Method} {http.Request.Path}", content);
    }
}
