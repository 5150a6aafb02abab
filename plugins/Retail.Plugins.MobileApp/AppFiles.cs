using Retail.Abstractions.Plugins;

namespace Retail.Plugins.MobileApp;

/// <summary>What every page of the app needs of its host: addresses of files, and the clock.</summary>
public sealed class AppFiles(IPluginContext context)
{
    private readonly IPluginContext host = context;

    public TimeProvider Clock => host.Clock;

    /// <summary>The look's sheet, then ours: the frame of all pages, and what is on them.</summary>
    public IReadOnlyList<string> Sheets =>
        [host.AddressOf("/look/retail.css"), host.AddressOf("app.css"), host.AddressOf("pages.css")];

    public IReadOnlyList<string> Scripts => [host.AddressOf("/look/live.js"), host.AddressOf("app.js")];

    public string Icons => host.AddressOf("/look/icons.svg");

    /// <summary>The address of a file of ours.</summary>
    public string AddressOf(string file) => host.AddressOf(file);

    /// <summary>The content of a file of ours.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(host.Folder, "wwwroot", file));
}
