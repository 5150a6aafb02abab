using System.Collections.Frozen;
using Retail.Devices.Displaying;

namespace Retail.Devices.Printing;

/// <summary>The models of receipt printers that are known, by name.</summary>
public sealed class PrinterCatalog
{
    private const int MostNear = 5;
    private const int MostShown = 40;
    private const string File = "Retail.Devices.Printing.Data.capabilities.json";

    private static readonly Lazy<PrinterCatalog> House = new(ReadHouse);

    private readonly FrozenDictionary<string, PrinterProfile> profiles;

    private PrinterCatalog(IEnumerable<PrinterProfile> profiles) => this.profiles =
        profiles.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The models that this program was built with.</summary>
    public static PrinterCatalog OfHouse => House.Value;

    /// <summary>All models, in the order of their names.</summary>
    public IEnumerable<PrinterProfile> Profiles => profiles.Values.OrderBy(one => one.Name, StringComparer.Ordinal);

    /// <summary>
    /// Reads a file in the form of escpos-printer-db's capabilities.json; <c>device.bad-capabilities</c> says where it
    /// is not one.
    /// </summary>
    public static Outcome<PrinterCatalog> Read(ReadOnlyMemory<byte> file) =>
        CapabilityReader.Read(file).Select(found => new PrinterCatalog(found));

    /// <summary>
    /// The model of this name, whatever its case; a receipt must fit on it, and it must speak ESC/POS.
    /// </summary>
    public Outcome<PrinterProfile> Find(string name) => Named(name).Then<PrinterProfile>(found =>
        found.SpeaksStar ? Refusal.Of(RefusalKind.Rule, "device.printer-speaks-star", ("model", found.Name))
        : !found.PrintsReceipts ? Refusal.Of(RefusalKind.Rule, "device.no-receipt-printer", ("model", found.Name))
        : found);

    /// <summary>The customer's display of this name, whatever its case.</summary>
    public Outcome<PrinterProfile> FindDisplay(string name) => Named(name).Then<PrinterProfile>(found =>
        found is { PrintsReceipts: false, SpeaksStar: false, Columns: CustomerDisplay.Columns } ? found
        : Refusal.Of(RefusalKind.Rule, "device.no-customer-display", ("model", found.Name)));

    private Outcome<PrinterProfile> Named(string name)
    {
        if (profiles.TryGetValue(name, out var found))
        {
            return found;
        }

        var near = profiles.Keys.OrderBy(one => Distance(name, one)).ThenBy(one => one, StringComparer.Ordinal);
        return Refusal.Of(
            RefusalKind.NotFound,
            "device.unknown-printer-model",
            ("model", name.Length <= MostShown ? name : name[..MostShown] + "…"),
            ("near", string.Join(", ", near.Take(MostNear))));
    }

    /// <summary>
    /// How many letters have to be typed otherwise; a part of the right name is near whatever is missing.
    /// </summary>
    private static int Distance(string typed, string name)
    {
        if (typed.Length > MostShown)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, name.Length + 1).ToArray();
        for (var i = 1; i <= typed.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= name.Length; j++)
            {
                var isSame = char.ToUpperInvariant(typed[i - 1]) == char.ToUpperInvariant(name[j - 1]);
                var replaced = corner + (isSame ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return typed.Length >= 3 && name.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 0 : row[^1];
    }

    private static PrinterCatalog ReadHouse()
    {
        using var stream = typeof(PrinterCatalog).Assembly.GetManifestResourceStream(File) ??
            throw new InvalidOperationException($"{File} is missing.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file).Value;
    }
}
