namespace Retail.Commerce.Import;

/// <summary>What an import did. Importing the same file again gives only unchanged rows.</summary>
/// <param name="Added">Rows that were new.</param>
/// <param name="Changed">Rows that differed from what was there.</param>
/// <param name="Unchanged">Rows that said what was there already.</param>
/// <param name="Rejected">Rows that were not imported.</param>
/// <param name="Problems">The first <see cref="MaxProblems"/> of them, by line.</param>
public sealed record ImportReport(
    int Added, int Changed, int Unchanged, int Rejected, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>Most problems that are told one by one.</summary>
    public const int MaxProblems = 1_000;
}
