namespace Retail.Devices.Displaying;

/// <summary>What stands on a customer's display.</summary>
/// <param name="Upper">The upper line.</param>
/// <param name="Lower">The lower line.</param>
public sealed record DisplayText(DisplayLine Upper, DisplayLine Lower);
