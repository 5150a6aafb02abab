using Microsoft.AspNetCore.Http;

namespace Retail.BackOffice.Frame;

/// <summary>What somebody typed into a form and sent.</summary>
internal sealed class TypedForm(IFormCollection fields)
{
    /// <summary>The field of this name, empty when it is not there.</summary>
    public string this[string name] => fields[name].ToString();

    /// <summary>All values of this name.</summary>
    public IReadOnlyList<string> All(string name) => [.. fields[name].OfType<string>()];

    /// <summary>Whether it was ticked or pressed.</summary>
    public bool Has(string name) => fields.ContainsKey(name);
}
