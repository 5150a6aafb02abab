namespace Retail.Plugins.MobileApp;

/// <summary>A refusal in words: ours where we have some, else those that every face has.</summary>
internal static class AppSentence
{
    public static string Of(Refusal refusal)
    {
        var name = "refusal." + refusal.Code;
        var own = Words.Book[name];
        if (own == name)
        {
            return refusal.In(AppSite.Reader);
        }

        foreach (var (key, value) in refusal.Arguments)
        {
            own = own.Replace("{" + key + "}", value, StringComparison.Ordinal);
        }

        return own;
    }
}
