namespace Retail.Tests.Sources;

/// <summary>A rule names all that breaks it, not the first five.</summary>
internal static class Broken
{
    public static void Nothing(IEnumerable<string> broken)
    {
        var lines = broken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Assert.True(lines.Length == 0, $"{lines.Length} broken:\n{string.Join('\n', lines)}");
    }
}
