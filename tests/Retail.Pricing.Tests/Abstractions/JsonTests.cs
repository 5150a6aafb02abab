using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Tests.Abstractions;

public sealed class JsonTests
{
    private static readonly Guid Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");

    [Fact]
    public void Values_are_written_as_the_contract_says()
    {
        Assert.Equal("""{"amount":"-12.30","currency":"GBP"}""", Write(Shop.Gbp(-12.3m)));
        Assert.Equal("""{"amount":"1.479","currency":"GBP"}""", Write(new UnitPrice(1.4790m, Shop.Pounds)));
        Assert.Equal("1.5", Write(Quantity.Of(1.500m).Value));
        Assert.Equal("\"GBP\"", Write(Shop.Pounds));
        Assert.Equal("\"4006381333931\"", Write(Gtin("4006381333931")));
        Assert.Equal($"\"{Id}\"", Write(new CartId(Id)));
        Assert.Equal("""{"en":"Mug","es":"Taza"}""", Write(LocalText.Of("Mug", "Taza")));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        RoundTrips(Shop.Gbp(-12.3m));
        RoundTrips(new UnitPrice(1.479m, Shop.Pounds));
        RoundTrips(Quantity.Of(0.345m).Value);
        RoundTrips(Shop.Pounds);
        RoundTrips(Gtin("4006381333931"));
        RoundTrips(new CartId(Id));
        RoundTrips(LocalText.Of("Mug", "Taza"));
    }

    [Theory]
    [InlineData(typeof(Money), "12.30")]
    [InlineData(typeof(Money), "null")]
    [InlineData(typeof(Money), """{"amount":12.30,"currency":"GBP"}""")]
    [InlineData(typeof(Money), """{"amount":"12.3","currency":"GBP"}""")]
    [InlineData(typeof(Money), """{"amount":"12.30","currency":"gbp"}""")]
    [InlineData(typeof(Money), """{"amount":"12.30"}""")]
    [InlineData(typeof(Money), """{"currency":"GBP"}""")]
    [InlineData(typeof(Money), """{"amount":"12.30","currency":"GBP","more":"1"}""")]
    [InlineData(typeof(Money), """{"amount":{"a":1},"currency":"GBP"}""")]
    [InlineData(typeof(Money), "[]")]
    [InlineData(typeof(UnitPrice), """{"amount":"-1","currency":"GBP"}""")]
    [InlineData(typeof(UnitPrice), """{"amount":"1.00001","currency":"GBP"}""")]
    [InlineData(typeof(Quantity), "\"1\"")]
    [InlineData(typeof(Quantity), "0")]
    [InlineData(typeof(Quantity), "-1")]
    [InlineData(typeof(Quantity), "1e99")]
    [InlineData(typeof(Quantity), "1.0001")]
    [InlineData(typeof(Quantity), "null")]
    [InlineData(typeof(Currency), "\"EURO\"")]
    [InlineData(typeof(Currency), "978")]
    [InlineData(typeof(Gtin), "4006381333931")]
    [InlineData(typeof(Gtin), "\"4006381333930\"")]
    [InlineData(typeof(CartId), "\"1\"")]
    [InlineData(typeof(CartId), "1")]
    [InlineData(typeof(LocalText), "{}")]
    [InlineData(typeof(LocalText), """{"english":"Mug"}""")]
    [InlineData(typeof(LocalText), """{"en":""}""")]
    [InlineData(typeof(LocalText), """{"en":null}""")]
    [InlineData(typeof(LocalText), """{"en":1}""")]
    [InlineData(typeof(LocalText), """{"EN":"Mug"}""")]
    [InlineData(typeof(LocalText), """{"en":"Mug","en":"Cup"}""")]
    [InlineData(typeof(LocalText), """["en"]""")]
    [InlineData(typeof(LocalText), "\"Mug\"")]
    public void Hostile_text_is_refused_as_json(Type type, string text) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(text, type, RetailJson.Options));

    [Fact]
    public void A_quote_travels_and_keeps_its_hash()
    {
        var quote = new Shop().Sells("A", 9.99m).Offers("three", Shop.BuyGet(2, 1)).Offers("ten", Shop.Percent(10m))
            .Quote(("A", 4));

        var back = JsonSerializer.Deserialize<Quote>(Write(quote), RetailJson.Options)!;

        Assert.Equal(quote.Hash, CanonicalForm.Hash(back));
        Assert.Equal(Write(quote), Write(back));
    }

    [Fact]
    public void Budgets_of_promotions_are_told_apart_as_they_are_written()
    {
        // The same word for every culture: a soft hyphen has no weight in it.
        const string json = """{"group":null,"firstOrder":false,"usesLeft":{},"budgetLeft":{"ab":1,"a\u00adb":2}}""";

        var facts = JsonSerializer.Deserialize<Retail.Abstractions.Quotes.CustomerFacts>(json, RetailJson.Options)!;

        Assert.Equal([1L, 2L], facts.BudgetLeft!.Values);
        Assert.Same(StringComparer.Ordinal, facts.BudgetLeft!.KeyComparer);
    }

    private static void RoundTrips<T>(T value) =>
        Assert.Equal(value, JsonSerializer.Deserialize<T>(Write(value), RetailJson.Options));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, RetailJson.Options);

    private static Gtin Gtin(string text) => Retail.Abstractions.Gtin.TryParse(text, out var gtin) ? gtin : default;
}
