namespace Retail.Devices.Printing;

/// <summary>How a printer takes pictures.</summary>
internal enum DrawingKind
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Row by row, in one command (<c>GS v 0</c>).</summary>
    Raster,

    /// <summary>Row by row, into a buffer that is printed then (<c>GS ( L</c>).</summary>
    Graphics,

    /// <summary>In bands of 24 dots, column by column (<c>ESC *</c>).</summary>
    Columns,
}
