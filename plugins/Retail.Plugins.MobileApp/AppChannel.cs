namespace Retail.Plugins.MobileApp;

/// <summary>The channel that this app is.</summary>
internal static class AppChannel
{
    public const string Code = "app";
}
