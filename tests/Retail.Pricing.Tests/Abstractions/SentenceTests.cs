using System.Globalization;

namespace Retail.Pricing.Tests.Abstractions;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("en", "The total is £12.30 now. Look at it and pay again.")]
    [InlineData("es", "El total es ahora 12,30 £. Míralo y vuelve a pagar.")]
    public void Amounts_are_written_as_people_of_the_culture_do(string culture, string sentence)
    {
        var refusal = Refusal.Of(RefusalKind.Conflict, "order.price-changed", ("total", "12.30 GBP"));
        var said = refusal.In(CultureInfo.GetCultureInfo(culture));
        Assert.Equal(sentence, said.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("en", "-3", "The quantity -3 is not possible. Enter more than 0, at most 99,999.999.")]
    [InlineData("es", "-1.5", "La cantidad -1,5 no es posible. Tiene que ser más de 0 y como máximo 99.999,999.")]
    [InlineData("en", "many", "The quantity many is not possible. Enter more than 0, at most 99,999.999.")]
    public void Numbers_are_written_as_people_of_the_culture_do(string culture, string quantity, string sentence)
    {
        var refusal = Refusal.Of(
            RefusalKind.Rule, "quantity.not-positive", ("quantity", quantity), ("max", "99999.999"));
        Assert.Equal(sentence, refusal.In(CultureInfo.GetCultureInfo(culture)));
    }

    [Theory]
    [InlineData("en", "This code was good until 22 Nov 2026, 20:43 UTC. Ask for a new one.")]
    [InlineData("es", "Este código valía hasta 22 nov 2026, 20:43 UTC. Hace falta uno nuevo.")]
    public void Moments_are_written_as_people_of_the_culture_do(string culture, string sentence) => Assert.Equal(
        sentence,
        Refusal.Of(RefusalKind.Conflict, "handoff.expired", ("at", "2026-11-22 20:43 UTC"))
            .In(CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("2026-11-22 20:43 UTC", "This code was good until today at 21:43. Ask for a new one.")]
    [InlineData("20:43", "This code was good until 20:43. Ask for a new one.")]
    public void Moments_are_told_by_the_readers_own_clock_where_there_is_one(string at, string sentence)
    {
        var refusal = Refusal.Of(RefusalKind.Conflict, "handoff.expired", ("at", at));
        var told = refusal.In(
            CultureInfo.GetCultureInfo("en"),
            moment => "today at " + moment.AddHours(1).ToString("HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(sentence, told);
    }

    [Theory]
    [InlineData("en", "app", "The cart is with the app now. Ask there, or take it back.")]
    [InlineData("es", "app", "El carrito lo tiene ahora la app. Pregunta allí o recupéralo.")]
    [InlineData("en", "Caja 1", "The cart is with Caja 1 now. Ask there, or take it back.")]
    public void Channels_are_named_and_other_names_stay(string culture, string owner, string sentence)
    {
        var refusal = Refusal.Of(RefusalKind.Conflict, "cart.not-owner", ("owner", owner));
        Assert.Equal(sentence, refusal.In(CultureInfo.GetCultureInfo(culture)));
    }

    [Theory]
    [InlineData("en", "insufficient-funds", "not enough money in the account")]
    [InlineData("es", "insufficient-funds", "no hay saldo suficiente")]
    [InlineData("en", "card_velocity_exceeded", "the bank says no")]
    [InlineData("es", "card_velocity_exceeded", "el banco dice que no")]
    public void Why_a_card_was_declined_is_said_in_words_and_never_as_a_code(
        string culture, string reason, string words)
    {
        var refusal = Refusal.Of(RefusalKind.Rule, "payment.declined", ("reason", reason));
        var said = refusal.In(CultureInfo.GetCultureInfo(culture));
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain(reason, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Braces_in_a_value_are_the_values_own()
    {
        var refusal = Refusal.Of(
            RefusalKind.NotFound, "device.unknown-printer-model", ("model", "{near}"), ("near", "{model|money}"));
        Assert.Equal(
            "There is no printer model \"{near}\". Near it are: {model|money}.",
            refusal.In(CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void What_no_value_was_given_for_stays_as_it_is() => Assert.Equal(
        "There is no printer model \"x\". Near it are: {near}.",
        Refusal.Of(RefusalKind.NotFound, "device.unknown-printer-model", ("model", "x"))
            .In(CultureInfo.GetCultureInfo("en")));

    [Fact]
    public void A_code_that_nobody_wrote_a_sentence_for_is_its_own()
    {
        var refusal = Refusal.Of(RefusalKind.Rule, "nobody.wrote-this");
        Assert.Equal("nobody.wrote-this", refusal.In(CultureInfo.InvariantCulture));
    }
}
