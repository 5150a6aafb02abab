using Retail.Abstractions.Publications;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>What publishing now would change.</summary>
/// <param name="Since">The last publication that was made, or null when there is none.</param>
/// <param name="Currency">Currency of the prices.</param>
/// <param name="Difference">What differs from it.</param>
public sealed record WorkingChanges(PublicationManifest? Since, Currency Currency, PublicationDifference Difference);
