namespace Retail.Testing.Vectors;

/// <summary>How many cases held; what could not be read counts as one that did not.</summary>
public readonly record struct VectorCounts(int Passed, int Failed);
