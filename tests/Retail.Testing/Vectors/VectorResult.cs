namespace Retail.Testing.Vectors;

/// <summary>What became of one case.</summary>
/// <param name="Mismatches">What is not as expected, each as <c>KEY expected X, actual Y</c>; none when it passed.
/// </param>
/// <param name="Why">How the actual numbers came about, shown below the mismatches.</param>
public sealed record VectorResult(IReadOnlyList<string> Mismatches, IReadOnlyList<string> Why);
