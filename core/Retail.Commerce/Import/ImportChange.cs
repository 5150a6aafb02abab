namespace Retail.Commerce.Import;

/// <summary>What became of a good row.</summary>
internal enum ImportChange
{
    Added,
    Changed,
    Unchanged,
}
