using Microsoft.AspNetCore.Http;

namespace Retail.BackOffice.Frame;

internal static class TypedForms
{
    /// <summary>Reads the form of a request; one that cannot be read is told as a bad request.</summary>
    public static async Task<TypedForm> ReadTypedAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw new BadHttpRequestException("A form is expected.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return new TypedForm(await request.ReadFormAsync(cancellationToken));
        }
        catch (InvalidDataException unreadable)
        {
            throw new BadHttpRequestException("The form cannot be read.", unreadable);
        }
    }
}
