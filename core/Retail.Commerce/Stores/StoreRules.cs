using System.Globalization;

namespace Retail.Commerce.Stores;

/// <summary>What a store may be.</summary>
internal static class StoreRules
{
    public const int MaxCode = 20;
    public const int MaxName = 100;
    public const string DefaultChannel = "store";

    public static Refusal? Check(string code, SaveStore command)
    {
        if (!IsCode(code))
        {
            return Refusal.Of(
                RefusalKind.Rule,
                "store.bad-code",
                ("code", code),
                ("max", MaxCode.ToString(CultureInfo.InvariantCulture)));
        }

        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > MaxName)
        {
            return Refusal.Of(
                RefusalKind.Rule, "store.bad-name", ("max", MaxName.ToString(CultureInfo.InvariantCulture)));
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out var zone) ||
            !zone.HasIanaId ||
            zone.Id != command.TimeZone)
        {
            return Refusal.Of(RefusalKind.Rule, "store.bad-time-zone", ("zone", command.TimeZone));
        }

        return command.Channel is null || IsCode(command.Channel)
            ? null
            : Refusal.Of(RefusalKind.Rule, "store.bad-channel", ("channel", command.Channel));
    }

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= MaxCode &&
        code.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') &&
        code[0] != '-' &&
        code[^1] != '-';
}
