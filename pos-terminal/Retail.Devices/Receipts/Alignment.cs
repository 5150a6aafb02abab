namespace Retail.Devices.Receipts;

/// <summary>Where on the line a text stands.</summary>
public enum Alignment
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right edge.</summary>
    Right,
}
