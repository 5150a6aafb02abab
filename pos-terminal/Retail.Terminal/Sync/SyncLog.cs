using Retail.Abstractions.Terminals;

namespace Retail.Terminal.Sync;

internal static partial class SyncLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Facts were not delivered and wait: {Refusal}.")]
    public static partial void NotDelivered(ILogger logger, Refusal refusal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server misses facts from {Sequence} on; they are sent again.")]
    public static partial void Rewound(ILogger logger, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "The server has stored fact {Sequence} as {State}: {Code}.")]
    public static partial void Flagged(ILogger logger, long sequence, FactState state, string? code);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Publication {Number} could not be put on the shelf: {Refusal}.")]
    public static partial void NotFetched(ILogger logger, int number, Refusal refusal);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "Publication {Number} is on the shelf, in force from {EffectiveAt}.")]
    public static partial void Fetched(ILogger logger, int number, DateTimeOffset effectiveAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The list of publications was not fetched: {Refusal}.")]
    public static partial void NotListed(ILogger logger, Refusal refusal);

    [LoggerMessage(Level = LogLevel.Error, Message = "A file on the shelf is not used: {Path}: {Refusal}.")]
    public static partial void NotUsed(ILogger logger, string path, Refusal refusal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handoff {Handoff} could not be asked for: {Refusal}.")]
    public static partial void HandoffUnknown(ILogger logger, HandoffId handoff, Refusal refusal);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of work failed and is tried again.")]
    public static partial void RoundFailed(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Publication {Number} did not arrive in full.")]
    public static partial void Interrupted(ILogger logger, int number, Exception failure);
}
