using System.Globalization;
using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;

namespace Retail.Commerce.Terminals;

/// <summary>What a delivery must be before anything of it is stored.</summary>
internal static class FactRules
{
    public const int MaxKind = 40;

    private static readonly Dictionary<string, Type> PayloadByKind = new(StringComparer.Ordinal)
    {
        [FactKinds.SaleCompleted] = typeof(CompletedSale),
        [FactKinds.ReceiptPrinted] = typeof(PrintedReceipt),
        [FactKinds.SaleVoided] = typeof(VoidedSale),
        [FactKinds.HandoffSigned] = typeof(SignedHandoff),
        [FactKinds.PaymentIntended] = typeof(TillPayment),
        [FactKinds.PaymentSettled] = typeof(TillPayment),
    };

    public static Refusal? Check(TerminalId terminal, IReadOnlyList<TerminalFact> facts)
    {
        if (facts.Count is 0 or > TerminalFact.MaxBatch)
        {
            return Refusal.Of(RefusalKind.Malformed, "terminal.bad-batch", ("max", Text(TerminalFact.MaxBatch)));
        }

        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i] is not { } fact)
            {
                return Refusal.Of(RefusalKind.Malformed, "terminal.bad-fact", ("sequence", "?"));
            }

            if (fact.Sequence != facts[0].Sequence + i)
            {
                return Gap(facts[0].Sequence + i);
            }

            var hash = TerminalFact.HashOf(
                terminal, fact.Sequence, fact.Kind, fact.At, fact.Payload, fact.PreviousHash);
            if (fact.Sequence < 1 ||
                fact.Kind.Length is 0 or > MaxKind ||
                fact.PreviousHash.Length != TerminalFact.NoPrevious.Length ||
                fact.Hash != hash)
            {
                return Refusal.Of(RefusalKind.Malformed, "terminal.bad-fact", ("sequence", Text(fact.Sequence)));
            }
        }

        return null;
    }

    public static Refusal Gap(long expected) =>
        Refusal.Of(RefusalKind.Conflict, "terminal.facts-gap", ("expected", Text(expected)));

    /// <summary>Why a person should look at a fact that is stored all the same, or null.</summary>
    public static Refusal? Doubt(TerminalFact fact, string lastHash)
    {
        if (!PayloadByKind.TryGetValue(fact.Kind, out var payload))
        {
            return Refusal.Of(RefusalKind.Rule, "terminal.unknown-fact-kind", ("kind", fact.Kind));
        }

        var code = !CanRead(fact.Payload, payload) ? "terminal.unreadable-fact"
            : fact.PreviousHash != lastHash ? "terminal.broken-chain"
            : null;
        return code is null ? null : Refusal.Of(RefusalKind.Rule, code, ("sequence", Text(fact.Sequence)));
    }

    private static bool CanRead(string payload, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, type, RetailJson.Options) is not null;
        }
        catch (JsonException)
        {
            // A till of another version or a broken one; that it cannot be read is the answer.
            return false;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
