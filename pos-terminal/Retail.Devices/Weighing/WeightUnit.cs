namespace Retail.Devices.Weighing;

/// <summary>
/// The units of scales, numbered as USB HID Point of Sale Usage Tables 1.02, section 4, orders them (0x51 to 0x5C).
/// </summary>
public enum WeightUnit
{
    /// <summary>0.001 g.</summary>
    Milligram = 1,

    /// <summary>1 g.</summary>
    Gram,

    /// <summary>1,000 g.</summary>
    Kilogram,

    /// <summary>0.2 g.</summary>
    Carat,

    /// <summary>Hong Kong's tael by law: 37.79936375 g. The table does not say whose tael it means.</summary>
    Tael,

    /// <summary>0.06479891 g.</summary>
    Grain,

    /// <summary>24 grains.</summary>
    Pennyweight,

    /// <summary>1,000 kg.</summary>
    MetricTon,

    /// <summary>2,000 lb: the short ton.</summary>
    AvoirdupoisTon,

    /// <summary>480 grains.</summary>
    TroyOunce,

    /// <summary>28.349523125 g.</summary>
    Ounce,

    /// <summary>453.59237 g.</summary>
    Pound,
}
