using System.Globalization;

namespace Retail.Proofs.Catalog;

/// <summary>The notice that CC BY 4.0 asks for: who made it, under which licence, and what was changed.</summary>
internal static class Attribution
{
    public static string Text(DemoData data)
    {
        int Out(LeftOut reason) => data.LeftOut.GetValueOrDefault(reason);
        string notGoods = "not goods: fees, postage, vouchers, manual lines; codes of another shape (DCGS...)";
        int zeroRated = data.Catalog.Count(row => row.TaxCategory == TaxRule.Zero);

        string text = string.Create(CultureInfo.InvariantCulture, $"""
            # Where the demo's catalogue comes from

            Derived from "Online Retail", Daqing Chen (2015), UCI Machine Learning Repository, data set 352,
            <https://archive.ics.uci.edu/dataset/352/online+retail>, <https://doi.org/10.24432/C5BW33>,
            licensed under Creative Commons Attribution 4.0 International,
            <https://creativecommons.org/licenses/by/4.0/>. The files beside this notice are an adaptation under the
            same licence; neither the author nor the repository endorses it.

            Made by the verb `catalog` of tests/Retail.Proofs from `online_retail_catalogue.csv.gz`, a list of the data
            set's {data.SourceRowCount:N0} stock codes with their usual and lowest price and what they sold.
            The same input gives the same bytes.

            ## Left out

            | why | rows |
            | --- | ---: |
            | {notGoods} | {Out(LeftOut.NotGoods):N0} |
            | no description | {Out(LeftOut.NoDescription):N0} |
            | a stock note instead of a name | {Out(LeftOut.StockNote):N0} |
            | no price, or one below half a penny | {Out(LeftOut.NoPrice):N0} |
            | the same code in other case; the one that sold more lines stays | {Out(LeftOut.SameCodeInOtherCase):N0} |
            | not for a demo before strangers (drugs, innuendo, caricatures) | {Out(LeftOut.Unfit):N0} |
            | **kept** | **{data.Catalog.Count:N0}** |

            Each row is counted once, by the first reason that applies. No invoice, customer or country is in here.

            ## Changed

            - Names: sentence case instead of capitals, abbreviations written out, some spelling corrected, the design
              number at the end of some cards dropped. `sku` is the stock code in upper case.
            - `category` is ours, by the keywords in `categories.csv` (first match wins).
            - `tax_category` is ours: `zero` for young children's clothing ({zeroRated:N0} rows), else `standard`.
            - `gtins` is ours, not the maker's: an in-store EAN-13. Prefix 29, the stock code's five digits, its letters
              as a five-digit number in base 27 (none = 0, A = 1 ... Z = 26), check digit.
            - `prices.csv`: the price charged most often, GBP, read as including 20 % VAT (the source does not say).
              Of the {PriceRule.BreakCandidates} best sellers {data.QuantityBreakCount:N0} have a second price,
              from {PriceRule.BreakQuantity} pieces on: the lowest one they were sold at, where it is lower than
              the usual one and not below half of it.
            - `stock.csv` is invented, from the units sold in the year.

            """);

        // The source file's own line ends must not decide about the bytes.
        return text.ReplaceLineEndings("\n");
    }
}
