namespace Retail.Terminal.Screen;

/// <summary>
/// An amount as hands type it: <c>20</c>, <c>20,5</c>, <c>20.50</c>; nothing is computed, digits are added.
/// </summary>
internal static class TypedAmount
{
    /// <summary>The amount as commands say it, or what was typed when it is none.</summary>
    public static string Read(string typed, Currency? currency)
    {
        var parts = typed.Split([',', '.']);
        var decimals = currency?.Decimals ?? 0;
        var isAmount = parts.Length is 1 or 2 && parts[0].Length is > 0 and <= 12 &&
            parts.All(part => part.All(char.IsAsciiDigit)) && (parts.Length == 1 || parts[1].Length <= decimals);
        if (!isAmount)
        {
            return typed;
        }

        return decimals == 0
            ? parts[0]
            : parts[0] + "." + (parts.Length == 1 ? string.Empty : parts[1]).PadRight(decimals, '0');
    }
}
