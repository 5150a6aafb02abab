using System.Collections.Frozen;

namespace Retail.Devices.Barcodes.Links;

/// <summary>The words that early Digital Links wrote instead of application identifiers.</summary>
internal static class ShortNames
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names =
        new Dictionary<string, string>
        {
            ["cpid"] = "8010",
            ["cpsn"] = "8011",
            ["cpv"] = "22",
            ["gcn"] = "255",
            ["gdti"] = "253",
            ["giai"] = "8004",
            ["ginc"] = "401",
            ["gln"] = "414",
            ["glnx"] = "254",
            ["gmn"] = "8013",
            ["grai"] = "8003",
            ["gsin"] = "402",
            ["gsrn"] = "8018",
            ["gsrnp"] = "8017",
            ["gtin"] = "01",
            ["itip"] = "8006",
            ["lot"] = "10",
            ["partyGln"] = "417",
            ["payTo"] = "415",
            ["refno"] = "8020",
            ["ser"] = "21",
            ["srin"] = "8019",
            ["sscc"] = "00",
            ["tpx"] = "235",
        }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static string? CodeOf(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var code) ? code : null;
}
