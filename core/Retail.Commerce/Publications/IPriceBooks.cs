using Retail.Pricing;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>The price books that this server holds, for other modules.</summary>
internal interface IPriceBooks
{
    /// <summary>The one in force at an instant, or null before the first.</summary>
    PriceBook? At(DateTimeOffset instant);

    /// <summary>One by its publication's number, or null.</summary>
    PriceBook? ByNumber(int number);

    /// <summary>The file in force at an instant, or null before the first.</summary>
    PublicationFile? FileAt(DateTimeOffset instant);

    /// <summary>A file by its number, or null.</summary>
    PublicationFile? FileByNumber(int number);

    /// <summary>When the next publication that is here comes into force after an instant, or null.</summary>
    DateTimeOffset? NextAfter(DateTimeOffset instant);
}
