using System.Globalization;
using Retail.Terminal;

try
{
    await using var till = await TillHost.StartAsync(args);
    await till.WaitForShutdownAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Refusal.In(CultureInfo.CurrentUICulture));
    return StartRefusedException.ExitCode;
}
