using Retail.Commerce.Promotions;

namespace Retail.BackOffice.Promotions;

/// <summary>A promotion as it is being edited: every field as typed, with what is wrong beside it.</summary>
public sealed record PromotionForm
{
    /// <summary>Its code; typed only while it is new.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>The version that the editor saw.</summary>
    public string Version { get; init; } = string.Empty;

    public bool IsNew => Version == IWorkingPromotions.New;

    public string English { get; init; } = string.Empty;

    public string Spanish { get; init; } = string.Empty;

    public string Lane { get; init; } = string.Empty;

    public string From { get; init; } = string.Empty;

    public string Until { get; init; } = string.Empty;

    public PromotionKind Kind { get; init; }

    public string Percent { get; init; } = string.Empty;

    public string Amount { get; init; } = string.Empty;

    /// <summary>Whether the amount is taken off every unit, and not off all of them together.</summary>
    public bool IsEachUnit { get; init; }

    public string Take { get; init; } = string.Empty;

    public string Pay { get; init; } = string.Empty;

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string Skus { get; init; } = string.Empty;

    public string Coupons { get; init; } = string.Empty;

    public string Spend { get; init; } = string.Empty;

    /// <summary>What is wrong, by the name of the field; under an empty name what is wrong with all of it.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    public string? ProblemOf(string field) => Problems.GetValueOrDefault(field);

    public PromotionForm With(string field, string problem) => this with
    {
        Problems = new Dictionary<string, string>(Problems, StringComparer.Ordinal) { [field] = problem },
    };
}
