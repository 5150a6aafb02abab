namespace Retail.Proofs.Mutation;

/// <summary>What became of a fault, and which test found it.</summary>
internal sealed record MutantVerdict(Mutant Mutant, bool IsKilled, string By);
