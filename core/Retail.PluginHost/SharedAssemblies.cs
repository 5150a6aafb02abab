using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Routing;

namespace Retail.PluginHost;

/// <summary>
/// What plugins share with the host: the contracts, and the two frameworks as installed beside each other.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly FrozenSet<string> Names = Find();

    public static Assembly Contracts { get; } = typeof(Money).Assembly;

    public static string ContractsName { get; } = typeof(Money).Assembly.GetName().Name!;

    public static bool Contains(string assemblyName) => Names.Contains(assemblyName);

    private static FrozenSet<string> Find()
    {
        Assembly[] frameworks = [typeof(object).Assembly, typeof(IEndpointRouteBuilder).Assembly];
        return frameworks
            .SelectMany(framework => Directory.EnumerateFiles(Path.GetDirectoryName(framework.Location)!, "*.dll"))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Append(typeof(Money).Assembly.GetName().Name!)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
