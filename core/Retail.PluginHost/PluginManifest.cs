using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Retail.Abstractions.Json;
using Retail.Abstractions.Plugins;

namespace Retail.PluginHost;

/// <summary>A plugin's <c>plugin.json</c>.</summary>
/// <param name="Id">Equal to the folder's name.</param>
/// <param name="Name">For people.</param>
/// <param name="Version">The plugin's own version, for people.</param>
/// <param name="Assembly">File name of the assembly, in the plugin's own folder.</param>
/// <param name="EntryType">Full name of the public class that implements <see cref="IRetailPlugin"/>.</param>
/// <param name="Contracts">Versions of Retail.Abstractions that it works with: <c>[1.0,2.0)</c>.</param>
/// <param name="Capabilities">What it may offer.</param>
/// <param name="Hosts">The processes that it is for.</param>
/// <param name="Paths">Where it has pages: <c>/shop</c>; the host's own paths are not to be had.</param>
internal sealed partial record PluginManifest(
    string Id,
    string Name,
    string Version,
    string Assembly,
    string EntryType,
    string Contracts,
    ImmutableArray<PluginCapability> Capabilities,
    ImmutableArray<PluginHostKind> Hosts,
    ImmutableArray<string> Paths = default)
{
    private const int MaxBytes = 64 * 1024;

    private const int MaxText = 200;

    private const int MaxPaths = 20;

    public static readonly FrozenSet<string> HostPaths =
        new[] { "/api", "/customer", "/health", "/look", "/office", "/office-files", "/openapi", "/plugins" }
            .ToFrozenSet(StringComparer.Ordinal);

    public ContractsRange Range => ContractsRange.TryParse(Contracts, out var range)
        ? range
        : throw new InvalidOperationException($"'{Contracts}' was not checked.");

    [GeneratedRegex("^[a-z0-9.-]{1,60}$", RegexOptions.CultureInvariant)]
    public static partial Regex IdPattern();

    [GeneratedRegex("^/[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex PathPattern();

    public static Outcome<PluginManifest> Read(string folder)
    {
        var id = Path.GetFileName(folder);
        if (!IdPattern().IsMatch(id) || id.StartsWith('.'))
        {
            return PluginRefusals.Of("plugin.bad-id", id);
        }

        var file = new FileInfo(Path.Combine(folder, "plugin.json"));
        if (!file.Exists)
        {
            return PluginRefusals.Of("plugin.manifest-missing", id);
        }

        if (file.Length > MaxBytes)
        {
            return PluginRefusals.Of("plugin.manifest-unreadable", id, ("where", $"> {MaxBytes} B"));
        }

        try
        {
            var manifest =
                JsonSerializer.Deserialize<PluginManifest>(File.ReadAllBytes(file.FullName), RetailJson.Options);
            return manifest is null
                ? PluginRefusals.Of("plugin.manifest-unreadable", id, ("where", "null"))
                : (manifest with { Paths = manifest.Paths.IsDefault ? [] : manifest.Paths }).Check(id);
        }
        catch (JsonException exception)
        {
            var where = $"{exception.Path ?? "$"}, line {exception.LineNumber + 1 ?? 1}";
            return PluginRefusals.Of("plugin.manifest-unreadable", id, ("where", where));
        }
    }

    private Outcome<PluginManifest> Check(string folderName)
    {
        if (Id != folderName)
        {
            return PluginRefusals.Of("plugin.id-is-not-folder", folderName, ("found", Id));
        }

        // A name with a directory in it could load a file from outside the plugin's folder.
        var plainFile = Assembly.EndsWith(".dll", StringComparison.Ordinal) && !Assembly.AsSpan().ContainsAny(@"/\:") &&
            !Assembly.Contains("..", StringComparison.Ordinal) && Assembly.Length <= MaxText;
        return Name.Length is 0 or > MaxText ? Bad("name", Name)
            : !System.Version.TryParse(Version, out _) ? Bad("version", Version)
            : !plainFile ? Bad("assembly", Assembly)
            : EntryType.Length is 0 or > MaxText ? Bad("entryType", EntryType)
            : !ContractsRange.TryParse(Contracts, out _) ? Bad("contracts", Contracts)
            : Hosts.IsDefaultOrEmpty ? Bad("hosts", "[]")
            : Paths.Length > MaxPaths ? Bad("paths", $"> {MaxPaths}")
            : Paths.FirstOrDefault(path => !PathPattern().IsMatch(path) || HostPaths.Contains(path)) is { } odd
                ? Bad("paths", odd)
            : this;
    }

    private Refusal Bad(string field, string value) =>
        PluginRefusals.Of("plugin.manifest-value", Id, ("field", field),
            ("value", value.Length > MaxText ? value[..MaxText] : value));
}
