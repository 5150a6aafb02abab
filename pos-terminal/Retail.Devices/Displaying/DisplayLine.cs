namespace Retail.Devices.Displaying;

/// <summary>One line of a customer's display: a text at its left, and an amount at its right.</summary>
/// <param name="Text">What there is too much of is cut off.</param>
/// <param name="Amount">Stands whole as long as it fits by itself.</param>
public readonly record struct DisplayLine(string Text, string Amount = "");
