using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Retail.Abstractions.Json;

namespace Retail.Commerce.Database;

internal sealed class LocalTextConverter() : ValueConverter<LocalText, string>(
    text => JsonSerializer.Serialize(text, RetailJson.Options),
    json => JsonSerializer.Deserialize<LocalText>(json, RetailJson.Options)!);
