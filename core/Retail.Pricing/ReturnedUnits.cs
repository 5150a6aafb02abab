namespace Retail.Pricing;

/// <summary>So many units of a line of a quote.</summary>
/// <param name="Line">One of the line's ids; those of merged lines mean the same line.</param>
/// <param name="Units">Pieces; a measured thing is one unit and comes back whole.</param>
public sealed record ReturnedUnits(string Line, int Units);
