namespace Retail.Devices.Printing;

/// <summary>Which wire of the printer's drawer socket the drawer hangs on.</summary>
public enum DrawerPin
{
    /// <summary>Pin 2, the usual one.</summary>
    Two,

    /// <summary>Pin 5, for a second drawer.</summary>
    Five,
}
