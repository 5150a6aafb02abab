namespace Retail.Devices.Printing;

/// <summary>What a job has besides its receipt.</summary>
/// <param name="Proof">What is to prove that it came out.</param>
/// <param name="Id">What the printer says again as the proof; other proofs leave it out.</param>
/// <param name="Drawer">The drawer to open first, or null; whoever prints a copy leaves it out.</param>
public readonly record struct JobOptions(
    PrintProof Proof = PrintProof.ProcessId, ProcessId Id = default, DrawerPin? Drawer = null);
