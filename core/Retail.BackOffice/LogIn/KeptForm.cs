using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Retail.BackOffice.LogIn;

/// <summary>
/// What somebody typed and sent after their session had ended, as one field of the log-in page; behind the log-in it is
/// shown and sent again, so that nothing typed is lost.
/// </summary>
internal static class KeptForm
{
    /// <summary>The form as text, or null when there is none that can be read.</summary>
    public static async Task<string?> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return QueryString.Create(form).Value?.TrimStart('?');
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Its fields again.</summary>
    public static IReadOnlyList<(string Name, string Value)> FieldsOf(string kept) =>
    [
        .. QueryHelpers.ParseQuery(kept)
            .SelectMany(field => field.Value.Select(value => (field.Key, value ?? string.Empty))),
    ];
}
