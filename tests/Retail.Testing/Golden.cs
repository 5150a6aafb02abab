using Retail.Testing.Processes;
using Xunit;

namespace Retail.Testing;

/// <summary>
/// Compares with a file under <c>tests/vectors</c>; <c>dev.cs accept</c> (RETAIL_ACCEPT=1) writes it instead.
/// </summary>
public static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "vectors", name);
        if (Environment.GetEnvironmentVariable("RETAIL_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(
            File.Exists(path),
            $"{name} does not exist: look at the text and accept it with 'dev.cs accept'.\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
