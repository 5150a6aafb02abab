using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Retail.Commerce.Catalog;
using Retail.Commerce.Publications;
using Retail.Commerce.Tests.Merchandising;
using Retail.Commerce.Tests.Selling;
using Retail.Pricing;
using Retail.Publications;

namespace Retail.Commerce.Tests.Catalog;

public sealed class KeptAnswerTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private const string Bag = "/api/v1/catalog/variants/BAG?channel=web";

    [Fact]
    public async Task A_kept_answer_is_the_first_one_to_the_last_header()
    {
        // A target that nobody else asks for, so that the first of the two is written anew.
        var target = Bag + "&first";

        Assert.Equal(await DescribeAsync(target), await DescribeAsync(target));
    }

    [Fact]
    public async Task What_the_caller_has_is_not_sent_again()
    {
        using var first = await AskAsync(Bag);
        using var same = await AskAsync(Bag, ("If-None-Match", first.Headers.ETag!.ToString()));
        using var weak = await AskAsync(Bag, ("If-None-Match", $"\"other\", W/{first.Headers.ETag}"));
        using var other = await AskAsync(Bag, ("If-None-Match", "\"other\""));

        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, weak.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_publication_for_now_ends_what_was_kept()
    {
        using var before = await AskAsync("/api/v1/catalog/variants/LANTERN?channel=web");
        await shop.PublishPriceAsync("LANTERN", "3.49");
        using var after = await AskAsync("/api/v1/catalog/variants/LANTERN?channel=web");

        Assert.Contains("3.39", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("3.49", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Theory]
    [InlineData("Authorization", "Terminal nonsense")]
    [InlineData("Cart-Token", "no token")]
    public async Task Credentials_that_do_not_hold_are_refused_here_as_everywhere(string header, string value)
    {
        using var kept = await AskAsync(Bag);
        using var refused = await AskAsync(Bag, (header, value));

        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public void However_many_targets_strangers_make_up_only_so_many_are_kept()
    {
        var answers = new KeptAnswers(new NoBooks(), new ShopClock());
        var now = new ShopClock().Now;
        var answer = new KeptAnswer("{}"u8.ToArray(), null!, now, now.AddMinutes(1));
        answers.Keep(Request("/first"), answer);
        answers.Keep(Request("/often"), answer);
        for (var i = 0; i < 20_000; i++)
        {
            answers.Keep(Request(string.Create(CultureInfo.InvariantCulture, $"/made-up/{i}")), answer);
            Assert.True(answers.TryFind(Request("/often"), out _));
        }

        Assert.False(answers.TryFind(Request("/first"), out _));
        answers.Keep(Request("/" + new string('x', 300)), answer);
        Assert.False(answers.TryFind(Request("/" + new string('x', 300)), out _));
    }

    private static DefaultHttpContext Request(string target)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        return context;
    }

    private async Task<HttpResponseMessage> AskAsync(string target, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = shop.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    private async Task<string> DescribeAsync(string target)
    {
        using var answer = await AskAsync(target);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        return $"{answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync()}";
    }

    private sealed class NoBooks : IPriceBooks
    {
        public PriceBook? At(DateTimeOffset instant) => null;

        public PriceBook? ByNumber(int number) => null;

        public PublicationFile? FileAt(DateTimeOffset instant) => null;

        public PublicationFile? FileByNumber(int number) => null;

        public DateTimeOffset? NextAfter(DateTimeOffset instant) => null;
    }
}
