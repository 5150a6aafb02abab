using System.Globalization;

namespace Retail.Proofs.Catalog;

/// <summary>
/// Makes the demo shop's catalogue, prices and stock from a real retailer's list. Same input, same bytes.
/// </summary>
internal static class CatalogMaker
{
    private const string Unit = "piece";

    public static int Run(string sourceCsvGz, string categoriesCsv, string outputFolder, TextWriter output)
    {
        foreach (string path in new[] { sourceCsvGz, categoriesCsv })
        {
            if (!File.Exists(path))
            {
                output.WriteLine($"There is no file {path}.");
                return 2;
            }
        }

        CategoryTable categories = CategoryTable.Read(categoriesCsv);
        DemoData data = Make(SourceFile.Read(sourceCsvGz), categories);
        DemoFiles.Write(data, outputFolder);
        Report(data, categories, output);
        return 0;
    }

    private static DemoData Make(List<SourceRow> source, CategoryTable categories)
    {
        var leftOut = new Dictionary<LeftOut, int>();
        SortedDictionary<string, SourceRow> goods = KeepGoods(source, leftOut);
        HashSet<string> bestSellers = goods
            .OrderByDescending(pair => pair.Value.Lines)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(PriceRule.BreakCandidates)
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);

        var catalog = new List<CatalogRow>();
        var prices = new List<PriceRow>();
        var stock = new List<StockRow>();
        foreach ((string sku, SourceRow row) in goods)
        {
            string name = ProductName.Tidy(row.Description);
            if (!GoodsRule.IsFit(name))
            {
                leftOut[LeftOut.Unfit] = leftOut.GetValueOrDefault(LeftOut.Unfit) + 1;
                continue;
            }

            var item = new CatalogRow(
                sku, name, categories.For(name).Code, Unit, TaxRule.For(name), InStoreGtin.FromStockCode(sku));
            catalog.Add(item);
            stock.AddRange(StockRule.For(item, row));

            prices.Add(new PriceRow(sku, 1, PriceRule.Shown(row.UsualPrice) ?? 0m));
            if (bestSellers.Contains(sku) && PriceRule.QuantityBreak(row) is decimal breakPrice)
            {
                prices.Add(new PriceRow(sku, PriceRule.BreakQuantity, breakPrice));
            }
        }

        Check(catalog, prices);
        List<StockRow> stockByStore = [.. stock.OrderBy(row => row.Store, StringComparer.Ordinal)
            .ThenBy(row => row.Sku, StringComparer.Ordinal)];
        return new DemoData(catalog, prices, stockByStore, leftOut, source.Count, prices.Count - catalog.Count);
    }

    private static SortedDictionary<string, SourceRow> KeepGoods(
        List<SourceRow> source,
        Dictionary<LeftOut, int> leftOut)
    {
        var goods = new SortedDictionary<string, SourceRow>(StringComparer.Ordinal);
        foreach (SourceRow row in source)
        {
            LeftOut reason = GoodsRule.Judge(row);
            string sku = row.StockCode.Trim().ToUpperInvariant();
            if (reason == LeftOut.None && goods.TryGetValue(sku, out SourceRow? rival))
            {
                // Mostly web orders were booked under the lower-case code, often dearer: one article, its main price.
                reason = LeftOut.SameCodeInOtherCase;
                goods[sku] = row.Lines > rival.Lines ? row : rival;
            }

            if (reason == LeftOut.None)
            {
                goods.Add(sku, row);
            }
            else
            {
                leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
            }
        }

        return goods;
    }

    /// <summary>What every reader of the files relies on; if the source ever breaks it, nothing is written.</summary>
    private static void Check(List<CatalogRow> catalog, List<PriceRow> prices)
    {
        if (catalog.DistinctBy(row => row.Gtin, StringComparer.Ordinal).Count() != catalog.Count)
        {
            throw new InvalidDataException("Two stock codes have the same GTIN.");
        }

        if (catalog.Find(row => row.Name.Length == 0) is CatalogRow nameless)
        {
            throw new InvalidDataException($"Nothing is left of the name of {nameless.Sku}.");
        }

        if (prices.Find(row => row.Price <= 0m) is PriceRow free)
        {
            throw new InvalidDataException($"{free.Sku} has no price.");
        }
    }

    private static void Report(DemoData data, CategoryTable categories, TextWriter output)
    {
        void Line(string what, int count) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24}{count,6}"));

        Line("source rows", data.SourceRowCount);
        foreach (LeftOut reason in Enum.GetValues<LeftOut>().Where(reason => reason != LeftOut.None))
        {
            Line($"left out {reason}", data.LeftOut.GetValueOrDefault(reason));
        }

        Line("kept", data.Catalog.Count);
        Line("quantity breaks", data.QuantityBreakCount);
        Line("zero-rated", data.Catalog.Count(row => row.TaxCategory == TaxRule.Zero));
        foreach (Category category in categories.Categories)
        {
            Line(category.Code, data.Catalog.Count(row => row.Category == category.Code));
        }
    }
}
