using Retail.Abstractions.Payments;

namespace Retail.Terminal.Tendering;

internal static partial class TenderLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Payment} was under way ({State}) when the till stopped.")]
    public static partial void FoundUnderWay(ILogger logger, PaymentId payment, PaymentState state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Payment}: the answer of {Provider} was lost.")]
    public static partial void AnswerLost(ILogger logger, PaymentId payment, string provider, Exception failure);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Payment {Payment} hangs on provider {Provider}, which is not there.")]
    public static partial void ProviderGone(ILogger logger, PaymentId payment, string provider);

    [LoggerMessage(Level = LogLevel.Error, Message = "Payment {Payment} could not be settled; it is tried again.")]
    public static partial void NotSettled(ILogger logger, PaymentId payment, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Provider {Provider} does not say how one can pay.")]
    public static partial void ProviderSilent(ILogger logger, string provider, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Payment {Payment} is {State}.")]
    public static partial void Ended(ILogger logger, PaymentId payment, PaymentState state);
}
