using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Screen;

/// <summary>The cashier's page as the till writes it, without a browser.</summary>
public sealed class ScreenTests
{
    private const string Problem = "id=\"problem\"";

    [Fact]
    public async Task A_till_that_is_not_enrolled_asks_where_it_belongs()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync();
        using var browser = new ScreenBrowser(till);

        Assert.Contains("Enrolment code", await browser.GetAsync(), StringComparison.Ordinal);
        var (status, _, refused) = await browser.SendAsync("/enrol", ("server", "nowhere"), ("code", "ABCDE"));
        Assert.Equal(400, status);
        Assert.Contains(Problem, refused, StringComparison.Ordinal);
        Assert.Contains("value=\"ABCDE\"", refused, StringComparison.Ordinal);
        var page = await browser.DoAsync(
            "/enrol", ("server", server.Http.Address.ToString()), ("code", StubShopServer.EnrolmentCode));

        Assert.Contains("id=\"scan-form\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_on_the_ticket_with_its_offers_and_savings()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);

        await browser.DoAsync("/scan", ("text", TestShop.Mug));
        var page = await browser.DoAsync("/scan", ("text", "3*" + TestShop.Beans));

        Assert.True(
            page.IndexOf(">mug<", StringComparison.Ordinal) < page.IndexOf(">beans<", StringComparison.Ordinal), page);
        Assert.Contains("3 for 2", page, StringComparison.Ordinal);
        Assert.Contains("−£1.20", page, StringComparison.Ordinal);
        Assert.Contains("4 articles", page, StringComparison.Ordinal);
        Assert.Contains("you save £1.20", page, StringComparison.Ordinal);
        Assert.Contains("Take £6.90", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_scan_says_why_where_the_line_would_be_and_keeps_what_was_typed()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server, language: null);
        using var browser = new ScreenBrowser(till, "es");

        var (status, _, page) = await browser.SendAsync("/scan", ("text", TestShop.UnknownBarcode));

        Assert.Equal(404, status);
        Assert.Contains("Ningún artículo", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{TestShop.UnknownBarcode}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_scan_is_told_whatever_lies_over_the_ticket_until_something_else_is_rung_up()
    {
        const string told = "This till has no receipt M1C2-000009.";
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        await till.AddAsync(TestShop.Mug);
        till.Scanner.Read("M1C2-000009");
        await till.UntilAsync(state => state.LastScan is not null);

        foreach (var view in new[] { "", "?view=favourites", "?view=pay", "?view=receipt" })
        {
            Assert.Contains(told, await browser.GetAsync("/" + view), StringComparison.Ordinal);
        }

        await till.AddAsync(TestShop.Beans);
        Assert.DoesNotContain(told, await browser.GetAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Voided: 1 × mug", "Undo")]
    [InlineData("es", "Línea anulada: 1 × mug", "Deshacer")]
    public async Task A_voided_line_offers_to_come_back_where_it_was(string language, string told, string undo)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server, language: null);
        using var browser = new ScreenBrowser(till, language);
        var line = (await till.AddAsync(TestShop.Mug)).Lines[0].Id;
        await till.AddAsync(TestShop.Beans);

        var voided = await browser.DoAsync($"/lines/{line}/remove");
        var back = await browser.DoAsync($"/lines/{line}/restore", ("op", "undo-of-the-page"));
        var other = await browser.DoAsync($"/lines/{line}/remove");
        await browser.DoAsync("/scan", ("text", TestShop.Beans));

        Assert.Contains(undo, voided, StringComparison.Ordinal);
        Assert.True(
            voided.IndexOf(told, StringComparison.Ordinal) is > 0 and var at &&
            at < voided.IndexOf(">beans<", StringComparison.Ordinal), voided);
        Assert.DoesNotContain(told, back, StringComparison.Ordinal);
        Assert.True(
            back.IndexOf(">mug<", StringComparison.Ordinal) is > 0 and var first &&
            first < back.IndexOf(">beans<", StringComparison.Ordinal), back);
        Assert.Contains(told, other, StringComparison.Ordinal);
        Assert.DoesNotContain(told, await browser.GetAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_no_error_to_the_page_s_script()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        browser.Say("X-Live", "1");

        var (status, _, page) = await browser.SendAsync("/scan", ("text", TestShop.UnknownBarcode));

        Assert.Equal(200, status);
        Assert.Contains(Problem, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_done_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);

        await browser.DoAsync("/scan", ("text", TestShop.Mug), ("op", "0123456789abcdef"));
        await browser.DoAsync("/scan", ("text", TestShop.Mug), ("op", "0123456789abcdef"));

        Assert.Equal(1, (await till.StateAsync()).Sale!.Lines.Single().Quantity.Value);
    }

    [Fact]
    public async Task A_form_of_a_foreign_page_changes_nothing()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        browser.Say("Sec-Fetch-Site", "cross-site");

        var (status, _, _) = await browser.SendAsync("/scan", ("text", TestShop.Mug));

        Assert.Equal(403, status);
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("20,0")]
    [InlineData("20.00")]
    public async Task Cash_is_taken_as_hands_type_it_and_the_change_stays_until_the_next_scan(string typed)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        await browser.DoAsync("/scan", ("text", TestShop.Mug));
        var sale = (await till.StateAsync()).Sale!.Id.ToString();

        var (status, _, little) = await browser.SendAsync("/cash?view=pay", ("amount", "1"), ("sale", sale));
        Assert.Equal(422, status);
        Assert.Contains("£3.50", little, StringComparison.Ordinal);
        var paid = await browser.DoAsync("/cash?view=pay", ("amount", typed), ("sale", sale));

        Assert.Contains("£15.50", paid, StringComparison.Ordinal);
        Assert.Contains("£15.50", await browser.GetAsync("/customer"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "£15.50", await browser.DoAsync("/scan", ("text", TestShop.Mug)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sale_handedshows_its_code_and_can_be_taken_back()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        await browser.DoAsync("/scan", ("text", TestShop.Mug));

        var page = await browser.DoAsync("/phone");
        var handed = (await till.StateAsync()).HandedOff.Single();
        Assert.Contains(handed.Handoff.Code!, page, StringComparison.Ordinal);
        Assert.Contains("class=\"qr\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"qr\"", await browser.GetAsync("/customer"), StringComparison.Ordinal);
        var back = await browser.DoAsync("/take-back", ("sale", handed.Sale.ToString()));

        Assert.Contains("Take £4.50", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_mean_the_line_that_was_touched_last_unless_another_is_chosen()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        await browser.DoAsync("/scan", ("text", TestShop.Mug));
        await browser.DoAsync("/scan", ("text", TestShop.Beans));
        await browser.DoAsync("/scan", ("text", TestShop.Mug));

        await browser.DoAsync("/scan", ("text", "5*"));

        var lines = (await till.StateAsync()).Sale!.Lines;
        Assert.Equal([5m, 1m], lines.Select(line => line.Quantity.Value));
    }
}
