namespace Retail.Commerce.Database;

/// <summary>A row that merchandisers edit and the next publication says.</summary>
internal interface IWorkingRow;
