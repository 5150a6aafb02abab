namespace Retail.Devices.Hid;

/// <summary>Usages of one page that follow each other; descriptors name thousands of them by their ends.</summary>
/// <param name="First">The first.</param>
/// <param name="LastId">The last id in the same page.</param>
public readonly record struct HidUsageRange(HidUsage First, ushort LastId)
{
    /// <summary>How many there are.</summary>
    public int Count => LastId - First.Id + 1;
}
