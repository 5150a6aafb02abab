namespace Retail.Browsing;

/// <summary>Who looks: on which screen, in which language and colours, with or without scripts.</summary>
public sealed record Look(Screen Screen)
{
    /// <summary>The till's screen, in English and light.</summary>
    public static Look Till { get; } = new(Screen.Till);

    /// <summary>A phone, in English and light.</summary>
    public static Look Phone { get; } = new(Screen.Phone);

    /// <summary>The narrowest phone, in English and light.</summary>
    public static Look Narrow { get; } = new(Screen.Narrow);

    /// <summary>A laptop, in English and light.</summary>
    public static Look Desktop { get; } = new(Screen.Desktop);

    /// <summary>The browser's language: `en` or `es`.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the system prefers dark.</summary>
    public bool Dark { get; init; }

    /// <summary>Whether pages may run scripts.</summary>
    public bool JavaScript { get; init; } = true;

    /// <summary>The same in Spanish.</summary>
    public Look InSpanish => this with { Language = "es" };

    /// <summary>The same in the dark.</summary>
    public Look InTheDark => this with { Dark = true };

    /// <summary>The same without scripts.</summary>
    public Look WithoutJavaScript => this with { JavaScript = false };
}
