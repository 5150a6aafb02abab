namespace Retail.Pricing.Promotions.Benefits;

/// <summary>
/// Buy so many, get so many others cheaper: "3 for 2" is buy 2, get 1 at 100 % on the same target.
/// Each unit is used once; the bought ones are the dearest, those given are the cheapest that are left. Pieces only.
/// </summary>
/// <param name="BuyTarget">What must be bought.</param>
/// <param name="BuyCount">How many, at least 1.</param>
/// <param name="GetTarget">What is given cheaper.</param>
/// <param name="GetCount">How many, at least 1.</param>
/// <param name="Percent">How much cheaper: more than 0, 100 is free; 0 only with <paramref name="Amount"/>.</param>
/// <param name="MaxTimes">How often in a basket, at least 1; null for as often as it fits.</param>
/// <param name="Amount">Instead of a percentage: so much off each unit given.</param>
/// <param name="Pick">Which of those left are given.</param>
/// <param name="GivesPart">Whether fewer than <paramref name="GetCount"/> are given when there are no more.</param>
/// <param name="MaxGiven">At most so many units are given in all, at least 1; null for any number.</param>
public sealed record BuyGet(
    Target BuyTarget,
    int BuyCount,
    Target GetTarget,
    int GetCount,
    decimal Percent,
    int? MaxTimes,
    Money? Amount = null,
    Pick Pick = Pick.Cheapest,
    bool GivesPart = false,
    int? MaxGiven = null) : Benefit;
