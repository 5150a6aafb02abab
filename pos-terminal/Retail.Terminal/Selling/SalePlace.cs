namespace Retail.Terminal.Selling;

/// <summary>Where a sale of this till is.</summary>
internal enum SalePlace
{
    /// <summary>In front of the cashier; at most one.</summary>
    Slot,

    /// <summary>Offered to another channel and locked.</summary>
    Out,

    /// <summary>Another channel has it.</summary>
    Left,
}
