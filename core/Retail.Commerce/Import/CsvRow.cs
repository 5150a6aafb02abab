namespace Retail.Commerce.Import;

/// <summary>One row of a file, read as text.</summary>
internal sealed class CsvRow(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>The field, trimmed; empty when the file has no such column.</summary>
    public string this[string column] => fields.GetValueOrDefault(column, string.Empty);
}
