using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Abstractions.Json;

namespace Retail.Commerce.Database;

/// <summary>A value kept whole in one column: what is always read and written together with its row.</summary>
internal static class JsonColumn
{
    /// <summary>
    /// Values are replaced, never changed in place, so that their reference tells whether they changed.
    /// </summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, RetailJson.Options),
            json => JsonSerializer.Deserialize<T>(json, RetailJson.Options)!,
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right),
                value => value == null ? 0 : value.GetHashCode(),
                value => value));
}
