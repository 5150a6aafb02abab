using System.Globalization;
using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>What could not be done on the cart page, and where to say so.</summary>
/// <param name="Line">Id of the line that it is about, or null.</param>
/// <param name="Field">Name of the field that it is about, or null for the page.</param>
/// <param name="Typed">What was typed there.</param>
/// <param name="Sentence">In words.</param>
/// <param name="Status">The status that carries it.</param>
public sealed record CartProblem(string? Line, string? Field, string Typed, string Sentence, int Status)
{
    public static CartProblem Of(Refusal refusal, string? line = null, string? field = null, string typed = "") =>
        new(line, field, typed, refusal.In(CultureInfo.CurrentUICulture), (int)refusal.Kind) { Why = refusal };

    /// <summary>What refused it, when it was no word of this shop's own.</summary>
    private Refusal? Why { get; init; }

    /// <summary>The same, with moments as people of the cart's store say them.</summary>
    public CartProblem By(ShopTime time) => Why is null
        ? this
        : this with { Sentence = Why.In(CultureInfo.CurrentUICulture, time.Moment) };
}
