using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Merchandising;

/// <summary>The demo's files, as they are committed.</summary>
internal static class Demo
{
    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Demo, file));
}
