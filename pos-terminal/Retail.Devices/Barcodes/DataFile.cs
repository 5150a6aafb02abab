namespace Retail.Devices.Barcodes;

/// <summary>A file of <c>Barcodes/Data</c>, which travels inside the assembly.</summary>
internal static class DataFile
{
    public static string[] Lines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name) ??
            throw new InvalidOperationException($"The assembly lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
