namespace Retail.Plugins.Simulator;

/// <summary>One job as text, wrapped at the printer's width.</summary>
internal sealed record PaperJob(int Number, DateTimeOffset At, string Text);
