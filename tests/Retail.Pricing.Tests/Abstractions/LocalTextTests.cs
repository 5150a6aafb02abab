using System.Globalization;

namespace Retail.Pricing.Tests.Abstractions;

public sealed class LocalTextTests
{
    [Theory]
    [InlineData("es-ES", "Taza")]
    [InlineData("en-GB", "Mug")]
    [InlineData("fr-FR", "Mug")]
    public void A_text_is_in_the_language_asked_for_or_in_English(string culture, string expected) =>
        Assert.Equal(expected, LocalText.Of("Mug", "Taza").In(CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void Without_English_the_first_language_counts()
    {
        var text = new LocalText([new("it", "Tazza"), new("ca", "Tassa")]);

        Assert.Equal("Tassa", text.In(CultureInfo.GetCultureInfo("en")));
        Assert.Equal(["ca", "it"], text.ByLanguage.Keys);
    }

    [Fact]
    public void The_order_in_which_languages_come_says_nothing()
    {
        var (one, other) = (LocalText.Of("Mug", "Taza"), new LocalText([new("es", "Taza"), new("en", "Mug")]));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, LocalText.English("Mug"));
    }

    [Fact]
    public void No_text_and_two_in_one_language_are_mistakes()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalText([]));
        Assert.Throws<ArgumentException>(() => new LocalText([new("en", "Mug"), new("en", "Cup")]));
    }
}
