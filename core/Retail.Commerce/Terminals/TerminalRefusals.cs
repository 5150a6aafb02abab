namespace Retail.Commerce.Terminals;

internal static class TerminalRefusals
{
    public static Refusal Unknown(TerminalId terminal) =>
        Refusal.Of(RefusalKind.NotFound, "terminal.not-found", ("terminal", terminal.ToString()));
}
