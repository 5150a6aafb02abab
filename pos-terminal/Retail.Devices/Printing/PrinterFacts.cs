namespace Retail.Devices.Printing;

/// <summary>What a printer says about itself.</summary>
[Flags]
public enum PrinterFacts
{
    /// <summary>Nothing of all this.</summary>
    None = 0,

    /// <summary>It does not take bytes now.</summary>
    Offline = 1,

    /// <summary>Its cover is open.</summary>
    CoverOpen = 2,

    /// <summary>There is no paper.</summary>
    PaperEnd = 4,

    /// <summary>There is little paper left.</summary>
    PaperNearEnd = 8,

    /// <summary>Somebody feeds paper by the button.</summary>
    Feeding = 16,

    /// <summary>The cutter is stuck.</summary>
    CutterError = 32,

    /// <summary>It is broken and says so until it is switched off and on.</summary>
    Broken = 64,

    /// <summary>It has stopped and goes on by itself, as when its head is too hot.</summary>
    Recovering = 128,

    /// <summary>It has stopped and waits for somebody to set it right.</summary>
    NeedsHelp = 256,

    /// <summary>The drawer's wire is high; whether that is open or closed depends on the drawer.</summary>
    DrawerHigh = 512,

    /// <summary>As long as any of these holds, nothing more comes out.</summary>
    Stopped = Offline | CoverOpen | PaperEnd | CutterError | Broken | Recovering | NeedsHelp,
}
