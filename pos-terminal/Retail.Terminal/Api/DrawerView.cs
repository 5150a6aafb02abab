namespace Retail.Terminal.Api;

/// <summary>The drawer stands open.</summary>
/// <param name="OpenSince">Since when.</param>
/// <param name="IsTooLong">Whether that is longer than the settings allow.</param>
internal sealed record DrawerView(DateTimeOffset OpenSince, bool IsTooLong);
