namespace Retail.Devices.Printing;

/// <summary>How a printer answers, as it showed when it was greeted.</summary>
/// <param name="Proof">The best proof of a job that it gives.</param>
/// <param name="AnswersNow">Whether it answers questions in real time.</param>
/// <param name="Model">What it calls itself, or null when it does not say.</param>
public sealed record PrinterManners(PrintProof Proof, bool AnswersNow, string? Model);
