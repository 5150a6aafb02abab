using System.Collections.Immutable;

namespace Retail.Devices.Barcodes;

/// <summary>The masks that a shop's numbers of weighed goods are read by.</summary>
public sealed class MeasureMasks
{
    private readonly ImmutableArray<MeasureMask> masks;

    private MeasureMasks(IEnumerable<MeasureMask> masks) =>
        // The longest beginning says most.
        this.masks = [.. masks.OrderByDescending(mask => mask.Prefix.Length)];

    /// <summary>No numbers of weighed goods are known.</summary>
    public static MeasureMasks None { get; } = new([]);

    /// <summary>The masks of these texts; two may not begin alike.</summary>
    public static Outcome<MeasureMasks> Parse(IEnumerable<string> texts)
    {
        var masks = new List<MeasureMask>();
        foreach (var text in texts)
        {
            var mask = MeasureMask.Parse(text);
            if (mask.IsRefused)
            {
                return mask.Refusal;
            }

            if (masks.Find(other => other.Prefix == mask.Value.Prefix) is { } twin)
            {
                return Refusal.Of(
                    RefusalKind.Malformed, "barcode.mask-twice", ("mask", ScannedText.Shorten(text)),
                    ("other", ScannedText.Shorten(twin.Text)));
            }

            masks.Add(mask.Value);
        }

        return new MeasureMasks(masks);
    }

    internal MeasureMask? Find(ReadOnlySpan<char> gtin)
    {
        foreach (var mask in masks)
        {
            if (mask.IsOf(gtin))
            {
                return mask;
            }
        }

        return null;
    }

    /// <summary>
    /// Numbers that begin with 02 or 20 to 28 are a shop's own and may hold a weight or a price; 29 is left for items.
    /// </summary>
    internal static bool MayHoldMeasure(ReadOnlySpan<char> gtin) =>
        gtin[0] == '0' && (gtin.StartsWith("002") || (gtin[1] == '2' && gtin[2] != '9'));
}
