namespace Retail.Abstractions.Devices;

/// <summary>How a scale is; the words of the USB usage tables for scales (HID page 0x8D).</summary>
public enum ScaleStatus
{
    /// <summary>It says that it is broken.</summary>
    Fault,

    /// <summary>Nothing lies on it.</summary>
    Zero,

    /// <summary>The weight has not come to rest.</summary>
    InMotion,

    /// <summary>The weight is at rest.</summary>
    Stable,

    /// <summary>Less than nothing lies on it: it was zeroed with a load.</summary>
    UnderZero,

    /// <summary>More lies on it than it may weigh.</summary>
    OverLimit,

    /// <summary>It must be calibrated.</summary>
    NeedsCalibration,

    /// <summary>It must be zeroed.</summary>
    NeedsZero,
}
