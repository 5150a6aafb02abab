namespace Retail.Abstractions.Terminals;

/// <summary>A receipt that the printer confirmed.</summary>
/// <param name="Receipt">Its number.</param>
/// <param name="Copy">0 for the original, then counting.</param>
public sealed record PrintedReceipt(string Receipt, int Copy);
