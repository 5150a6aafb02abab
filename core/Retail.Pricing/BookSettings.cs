using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Rounding;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>
/// The choices on which engines differ by a cent, versioned with the publication (field/commerce.md 2.2).
/// </summary>
/// <param name="Currency">The main currency: of every price list that names none.</param>
/// <param name="PricesIncludeTax">Whether prices include tax.</param>
/// <param name="Rounding">How a computed amount is rounded to minor units, at the line and at each discount.</param>
/// <param name="TaxRounding">Where tax is rounded.</param>
/// <param name="Lanes">Codes of the lanes in the order in which they apply; at least one, at most 64.</param>
/// <param name="TaxSplit">Which side of a tax-inclusive amount is rounded.</param>
/// <param name="Remainder">Who gets what is left when an amount is shared over lines.</param>
/// <param name="ShareBasis">What such an amount is shared by.</param>
/// <param name="LaneBasis">What a lane's promotions compute on.</param>
/// <param name="LaneChoice">Who may apply in a lane.</param>
/// <param name="ConditionBasis">What a threshold looks at.</param>
/// <param name="Breakage">What becomes of an offer when units come back that it needed.</param>
/// <param name="CashStepMinor">The smallest coin in minor units, 1 to 100: 5 in Switzerland. What is paid in cash is
/// rounded to it when it is paid; no price and no total ever is.</param>
/// <param name="OtherCurrencies">Currencies of further price lists, at most 20; null for none. A basket has one
/// currency: the lists in it count, the fees and shipping rates in it, and the promotions that state amounts in it or
/// none. Nothing is ever converted.</param>
public sealed record BookSettings(
    Currency Currency,
    bool PricesIncludeTax,
    RoundingMode Rounding,
    TaxRounding TaxRounding,
    IReadOnlyList<string> Lanes,
    TaxSplit TaxSplit = TaxSplit.RoundTax,
    RemainderRule Remainder = RemainderRule.LargestRemainder,
    ShareBasis ShareBasis = ShareBasis.Value,
    LaneBasis LaneBasis = LaneBasis.Running,
    LaneChoice LaneChoice = LaneChoice.BestCombination,
    ConditionBasis ConditionBasis = ConditionBasis.Running,
    Breakage Breakage = Breakage.Keep,
    int CashStepMinor = 1,
    IReadOnlyList<OtherCurrency>? OtherCurrencies = null);
