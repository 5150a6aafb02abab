namespace Retail.Devices.Printing;

/// <summary>The model of the printers' database that a printer means when it says who it is.</summary>
public static class PrinterModels
{
    /// <summary>The model that suits most.</summary>
    public const string Usual = "default";

    /// <summary>
    /// The model of exactly this name, else the one that suits most: a wrong table of letters is worse than few.
    /// </summary>
    public static PrinterProfile Of(string? saysItIs)
    {
        var found = PrinterCatalog.OfHouse.Find(saysItIs?.Trim() is { Length: > 0 } name ? name : Usual);
        return found.IsRefused ? PrinterCatalog.OfHouse.Find(Usual).Value : found.Value;
    }
}
