using Retail.Abstractions.Carts;

namespace Retail.Client;

/// <summary>One request to the server.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">Behind <c>/api/v1/</c>, escaped.</param>
internal sealed record RetailRequest(HttpMethod Method, string Path)
{
    public object? Body { get; init; }

    public CommandStamp? Stamp { get; init; }

    public string? CartToken { get; init; }

    /// <summary>Whether the server answers a repeat without doing it twice, though no stamp says so.</summary>
    private bool Idempotent { get; init; }

    public bool MayRepeat => Idempotent || Stamp is not null || Method == HttpMethod.Get;

    public static RetailRequest Get(string path, CartKey? key = null) =>
        new(HttpMethod.Get, path) { CartToken = key?.Token };

    public static RetailRequest Command(
        HttpMethod method, string path, CommandStamp stamp, object? body = null, CartKey? key = null) =>
        new(method, path) { Body = body, Stamp = stamp, CartToken = key?.Token };

    /// <summary>A POST that the server answers the same way however often it comes.</summary>
    public static RetailRequest Repeatable(string path, object body) =>
        new(HttpMethod.Post, path) { Body = body, Idempotent = true };

    /// <summary>A query without the parameters that are null.</summary>
    public static string Query(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new List<string>();
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return query.Count == 0 ? string.Empty : "?" + string.Join('&', query);
    }
}
