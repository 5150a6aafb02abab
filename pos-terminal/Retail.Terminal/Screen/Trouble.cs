namespace Retail.Terminal.Screen;

/// <summary>What was refused just now, told beside where it was asked for.</summary>
/// <param name="Place">Which form asked.</param>
/// <param name="Refusal">The refusal.</param>
/// <param name="Typed">What was typed, so that nobody types it twice.</param>
internal sealed record Trouble(Place Place, Refusal Refusal, string Typed = "");
