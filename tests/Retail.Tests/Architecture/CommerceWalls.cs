using System.Collections.Frozen;

namespace Retail.Tests.Architecture;

/// <summary>What Commerce does not know, and what its modules do not know of each other.</summary>
internal static class CommerceWalls
{
    private const string Root = "Retail.Commerce";

    private const string ConfigurationType = "Microsoft.EntityFrameworkCore.IEntityTypeConfiguration`1";

    private static readonly string[] ForbiddenAssemblies =
    [
        "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "Npgsql",
        "Microsoft.Data.Sqlite",
        "Microsoft.Data.SqlClient", "SQLitePCLRaw", "Quartz", "Hangfire", "Stripe", "Retail.PluginHost",
    ];

    /// <summary>
    /// Folders that are not modules: every module may use what is in them, and only Database names the modules.
    /// </summary>
    private static readonly FrozenSet<string> Shared =
        FrozenSet.Create(StringComparer.Ordinal, "Database", "Http", "Import");

    public static IEnumerable<string> NamesProviders(AssemblyFacts commerce) => commerce.References
        .Where(reference => ForbiddenAssemblies.Any(one =>
            reference == one || reference.StartsWith(one + ".", StringComparison.Ordinal)))
        .Select(reference => $"{commerce.Name} references {reference}");

    /// <summary>SQL as text is in the server's folder of its database.</summary>
    public static IEnumerable<string> WritesSql(AssemblyFacts commerce) => commerce.Uses
        .Where(use => use.To.Namespace.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) &&
            (use.Member ?? string.Empty) is var member &&
            (member.StartsWith("FromSql", StringComparison.Ordinal) ||
                member.StartsWith("ExecuteSql", StringComparison.Ordinal) ||
                member.StartsWith("SqlQuery", StringComparison.Ordinal)))
        .Select(use => use.ToString());

    public static IReadOnlyDictionary<TypeName, TypeFacts> Entities(AssemblyFacts commerce) => commerce.Types.Values
        .SelectMany(type => type.Implements)
        .Where(implemented => implemented[0].Name == ConfigurationType)
        .Select(implemented => implemented[1])
        .Where(commerce.Types.ContainsKey)
        .Distinct()
        .ToDictionary(name => name, name => commerce.Types[name]);

    public static IEnumerable<string> OpensEntities(AssemblyFacts commerce) => Entities(commerce).Values
        .Where(entity => entity.IsPublic)
        .Select(entity => $"{entity.Name} is an entity and public");

    public static IEnumerable<string> ConfiguresElsewhere(AssemblyFacts commerce) => commerce.Types.Values
        .SelectMany(type => type.Implements.Where(one => one[0].Name == ConfigurationType && one[1].Assembly is null)
            .Select(one => (Configuration: type.Name, Entity: one[1])))
        .Where(pair => pair.Configuration.Namespace != pair.Entity.Namespace)
        .Select(pair => $"{pair.Configuration} configures {pair.Entity}");

    /// <summary>
    /// A module may name of another what is public, its interfaces, and the types that these speak of; never an entity.
    /// </summary>
    public static IEnumerable<string> CrossesModules(AssemblyFacts commerce)
    {
        var entities = Entities(commerce);
        var offered = Offered(commerce);
        return commerce.Uses
            .Where(use => use.To.Assembly is null && commerce.Types.ContainsKey(use.To))
            .Select(use => use with { From = use.From.Outermost, Member = null })
            .Where(use => ModuleOf(use.From) is { } from && ModuleOf(use.To) is { } to && from != to &&
                !Shared.Contains(to) && from != "Database")
            .Where(use => entities.ContainsKey(use.To) || !offered.Contains(use.To))
            .Select(use => use.ToString())
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The module of a type; null for the root, which lists the modules.</summary>
    public static string? ModuleOf(TypeName type) =>
        type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal)
            ? type.Namespace[(Root.Length + 1)..].Split('.')[0] : null;

    private static HashSet<TypeName> Offered(AssemblyFacts commerce)
    {
        var offered = new HashSet<TypeName>();
        var next = new Queue<TypeName>(
            commerce.Types.Values.Where(type => type.IsPublic || type.IsInterface).Select(type => type.Name));
        while (next.TryDequeue(out var name))
        {
            if (offered.Add(name))
            {
                foreach (var one in commerce.Types[name].Offers.Where(commerce.Types.ContainsKey))
                {
                    next.Enqueue(one);
                }
            }
        }

        return offered;
    }
}
