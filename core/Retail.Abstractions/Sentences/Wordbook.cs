using System.Globalization;
using System.Resources;

namespace Retail.Abstractions.Sentences;

/// <summary>
/// The words of a face: one resource file per language, read by name in the reader's language
/// (<see cref="CultureInfo.CurrentUICulture"/>). A plugin makes one over its own resources.
/// </summary>
/// <param name="resources">The file, neutral language English.</param>
public sealed class Wordbook(ResourceManager resources)
{
    /// <summary>The words of this name; the name itself when nobody wrote any.</summary>
    public string this[string name] => resources.GetString(name, CultureInfo.CurrentUICulture) ?? name;

    /// <summary>The words of this name with their <c>{names}</c> filled in.</summary>
    public string Write(string name, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = this[name];
        foreach (var (key, value) in values)
        {
            text = text.Replace("{" + key + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>
    /// The words for so many: those named <c>{name}.one</c> for one, else <c>{name}.many</c>, with <c>{count}</c>.
    /// </summary>
    public string Count(string name, int count) =>
        Write(count == 1 ? name + ".one" : name + ".many", ("count", count.ToString(CultureInfo.InvariantCulture)));
}
