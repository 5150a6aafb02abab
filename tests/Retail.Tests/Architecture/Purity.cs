namespace Retail.Tests.Architecture;

/// <summary>The engine is a function of its arguments: same input, same bytes, on every device.</summary>
internal static class Purity
{
    private static readonly string[] ForbiddenNamespaces =
    [
        "System.Threading", "System.IO", "System.Net", "System.Diagnostics.Metrics", "System.Data", "System.Timers",
        "System.Runtime.InteropServices.JavaScript", "Microsoft",
    ];

    private static readonly string[] ForbiddenTypes =
    [
        "System.Single", "System.Double", "System.Half", "System.Random", "System.TimeProvider", "System.Environment",
        "System.Console", "System.Diagnostics.Stopwatch", "System.Security.Cryptography.RandomNumberGenerator",
        "System.IServiceProvider", "System.TimeZoneInfo",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture",
        "System.Globalization.CultureInfo.GetCultureInfo", "System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode",
    ];

    /// <summary>The compiler's own question in an iterator, whose answer does not reach the result.</summary>
    private const string IteratorsThread = "System.Environment.get_CurrentManagedThreadId";

    public static IEnumerable<string> Broken(AssemblyFacts engine) => engine.Uses
        .Where(use => use.To.Assembly is not null && $"{use.To.Name}.{use.Member}" != IteratorsThread)
        .Where(use => ForbiddenTypes.Contains(use.To.Name, StringComparer.Ordinal) ||
            ForbiddenNamespaces.Any(one => IsIn(use.To.Namespace, one)) ||
            ForbiddenMembers.Contains($"{use.To.Name}.{use.Member}", StringComparer.Ordinal))
        .Select(use => use.ToString())
        .Concat(engine.References
            .Where(reference => IsIn(reference, "Microsoft"))
            .Select(reference => $"{engine.Name} references {reference}"));

    private static bool IsIn(string name, string nameSpace) =>
        name == nameSpace || name.StartsWith(nameSpace + ".", StringComparison.Ordinal);
}
