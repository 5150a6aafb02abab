namespace Retail.Devices.Hid;

/// <summary>Which way a report goes; the number is the one of HID's GET_REPORT and SET_REPORT.</summary>
public enum HidReportKind
{
    /// <summary>From the device, by itself.</summary>
    Input = 1,

    /// <summary>To the device.</summary>
    Output = 2,

    /// <summary>To and from the device, when it is asked.</summary>
    Feature = 3,
}
