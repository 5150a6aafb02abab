namespace Retail.Abstractions.Terminals;

/// <summary>Kinds of journal entries.</summary>
public static class FactKinds
{
    /// <summary>A sale was paid; payload <see cref="CompletedSale"/>.</summary>
    public const string SaleCompleted = "sale-completed";

    /// <summary>A receipt came out of the printer; payload <see cref="PrintedReceipt"/>.</summary>
    public const string ReceiptPrinted = "receipt-printed";

    /// <summary>A sale was given up; payload <see cref="VoidedSale"/>.</summary>
    public const string SaleVoided = "sale-voided";

    /// <summary>A cart was signed for another channel; payload <see cref="SignedHandoff"/>.</summary>
    public const string HandoffSigned = "handoff-signed";

    /// <summary>
    /// A payment is about to be asked for at a provider; payload <see cref="TillPayment"/>. Written before the provider
    /// hears of it.
    /// </summary>
    public const string PaymentIntended = "payment-intended";

    /// <summary>What came of a payment: captured, declined or reversed; payload <see cref="TillPayment"/>.</summary>
    public const string PaymentSettled = "payment-settled";
}
