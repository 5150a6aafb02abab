namespace Retail.Plugins.MobileApp;

/// <summary>
/// A refusal in words: ours for our own codes, else those that every face has, with moments by the store's clock.
/// </summary>
internal static class AppSentence
{
    public static string Of(Refusal refusal, AppSite site, string? store = null)
    {
        if (!refusal.Code.StartsWith("app.", StringComparison.Ordinal))
        {
            return refusal.In(AppSite.Reader, at => site.Moment(at, store));
        }

        var own = Words.Book[refusal.Code];

        foreach (var (key, value) in refusal.Arguments)
        {
            own = own.Replace("{" + key + "}", value, StringComparison.Ordinal);
        }

        return own;
    }
}
