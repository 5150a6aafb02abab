namespace Retail.Browsing;

/// <summary>A size of screen that a face is made for.</summary>
/// <param name="Name">Its name in file names and in `dev.cs -- shoot`.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
/// <param name="HasTouch">Whether fingers work on it.</param>
/// <param name="IsPhone">Whether the page's viewport rules and a pixel has two of the device's.</param>
public sealed record Screen(string Name, int Width, int Height, bool HasTouch, bool IsPhone)
{
    /// <summary>The smallest till that the project supports.</summary>
    public static Screen Till { get; } = new("till", 1024, 768, HasTouch: true, IsPhone: false);

    /// <summary>A phone of today, upright.</summary>
    public static Screen Phone { get; } = new("phone", 390, 844, HasTouch: true, IsPhone: true);

    /// <summary>The narrowest phone that is still sold.</summary>
    public static Screen Narrow { get; } = new("narrow", 360, 740, HasTouch: true, IsPhone: true);

    /// <summary>A laptop.</summary>
    public static Screen Desktop { get; } = new("desktop", 1440, 900, HasTouch: false, IsPhone: false);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Screen> All { get; } = [Till, Phone, Narrow, Desktop];
}
