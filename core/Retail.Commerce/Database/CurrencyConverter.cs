using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Retail.Commerce.Database;

internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(
    currency => currency.Code, code => Currency.Of(code));
