namespace Retail.Publications;

/// <summary>A table under the hash tree.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Columns">Every column, in the order of the row encoding; first <c>bucket</c> if it is spread.</param>
/// <param name="Order">The key columns in the order of the rows.</param>
/// <param name="Leaves">1, or 256 for a table whose rows are spread over key ranges by <c>bucket</c>.</param>
internal sealed record PublicationTable(string Name, string Columns, string Order, int Leaves)
{
    public bool IsSpread => Leaves > 1;
}
