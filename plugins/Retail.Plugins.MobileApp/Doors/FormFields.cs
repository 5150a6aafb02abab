using Microsoft.AspNetCore.Http;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>What a form sent; what it did not send, or what no form of ours sends, is empty.</summary>
internal sealed class FormFields
{
    // A till's document of a full QR; everything else is shorter.
    private const int MaxLength = 8_000;
    private readonly IFormCollection fields;

    private FormFields(IFormCollection fields) => this.fields = fields;

    /// <summary>The field, trimmed.</summary>
    public string this[string name] =>
        fields[name] is [{ Length: <= MaxLength } value, ..] ? value.Trim() : string.Empty;

    public static async Task<FormFields> ReadAsync(HttpContext http)
    {
        try
        {
            return new FormFields(http.Request.HasFormContentType
                ? await http.Request.ReadFormAsync(http.RequestAborted)
                : FormCollection.Empty);
        }
        catch (InvalidDataException)
        {
            // Too many fields, or a body that is no form: nothing that a page of ours sent.
            return new FormFields(FormCollection.Empty);
        }
    }
}
