namespace Retail.Pricing.Promotions.Benefits;

/// <summary>On each line one amount off the first unit, another off each that follows; the dearest is first.</summary>
/// <param name="Target">What is reduced.</param>
/// <param name="First">Off the first unit of a line, at least zero, in the book's currency.</param>
/// <param name="Next">Off every other, at least zero, one of both more than zero.</param>
/// <param name="MaxUnits">At most so many units of each line, at least 1; null for any number.</param>
public sealed record FirstAndNext(Target Target, Money First, Money Next, int? MaxUnits = null) : Benefit;
