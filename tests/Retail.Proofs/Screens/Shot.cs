using Retail.Browsing;

namespace Retail.Proofs.Screens;

/// <summary>What `shoot` was asked for.</summary>
internal sealed record Shot(Uri Address, string Name, Look Look)
{
    public const string Usage = """
        shoot URL NAME [--size till|phone|desktop] [--dark] [--lang en|es] [--no-js] [--do SCRIPT]… [--session FILE]
            writes artifacts/screens/NAME.png and lists what axe and the console complain about;
            --do runs a script in the page first, as "document.querySelector('form').submit()", in their order;
            --session keeps cookies and storage in FILE from one picture to the next
        """;

    /// <summary>Scripts to run in the page, one after the other, before the picture.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Where cookies are kept between pictures; null when they are not.</summary>
    public string? Storage { get; init; }

    /// <summary>Null when the arguments make no sense.</summary>
    public static Shot? Read(string[] arguments)
    {
        if (arguments.Length < 2 || !Uri.TryCreate(arguments[0], UriKind.Absolute, out var address))
        {
            return null;
        }

        var shot = new Shot(address, arguments[1], Look.Desktop);
        for (var at = 2; at < arguments.Length && shot is not null; at++)
        {
            shot = arguments[at] switch
            {
                "--dark" => shot with { Look = shot.Look.InTheDark },
                "--no-js" => shot with { Look = shot.Look.WithoutJavaScript },
                _ when at + 1 < arguments.Length => shot.With(arguments[at], arguments[++at]),
                _ => null,
            };
        }

        return shot;
    }

    private Shot? With(string option, string value) => option switch
    {
        "--size" when Screen.All.FirstOrDefault(screen => screen.Name == value) is { } screen =>
            this with { Look = Look with { Screen = screen } },
        "--lang" when value is "en" or "es" => this with { Look = Look with { Language = value } },
        "--do" => this with { Scripts = [.. Scripts, value] },
        "--session" => this with { Storage = value },
        _ => null,
    };
}
