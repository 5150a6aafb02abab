namespace Retail.Abstractions.Catalog;

/// <summary>What a quantity of a variant counts.</summary>
public enum UnitOfMeasure
{
    /// <summary>Whole things.</summary>
    Piece,

    /// <summary>Kilograms, to the gram.</summary>
    Kilogram,

    /// <summary>Litres, to the millilitre.</summary>
    Litre,

    /// <summary>Metres, to the millimetre.</summary>
    Metre,
}
