using System.Text.RegularExpressions;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Screen;

/// <summary>Receipts on the cashier's page.</summary>
public sealed partial class ReceiptScreenTests
{
    [Fact]
    public async Task A_receipt_on_the_screen_is_the_one_on_paper_and_so_is_its_copy()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        await till.AddAsync(TestShop.Beans, 3);
        var paid = await till.PayAsync("5.00");

        var original = await browser.GetAsync();
        var listed = await browser.GetAsync("/?view=receipt");
        await browser.DoAsync("/print?view=receipt", ("receipt", paid.Receipt));
        await till.UntilAsync(state => state.PendingPrints == 0);
        var copy = await browser.GetAsync();

        Assert.Equal(2, till.Printer.Paper.Count);
        var papers = till.Printer.Paper.Select(WithoutBlanks).ToArray();
        Assert.Equal((papers[0], papers[0]), (Drawn(original), Drawn(listed)));
        Assert.Equal(papers[1], Drawn(copy));
        Assert.Contains("***COPY1***", Drawn(copy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_typed_leads_to_its_receipt()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        await till.AddAsync(TestShop.Mug);
        var first = await till.PayAsync("4.50");
        await till.AddAsync(TestShop.Beans);
        await till.PayAsync("1.20");

        var page = await browser.DoAsync("/scan", ("text", first.Receipt));

        Assert.Equal(WithoutBlanks(till.Printer.Paper.First()), Drawn(page));
    }

    private static string Drawn(string page)
    {
        var paper = Assert.Single(Paper().Matches(page)).Value;
        return WithoutBlanks(string.Concat(Text().Matches(paper).Select(text => text.Groups[1].Value)));
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));

    [GeneratedRegex("<svg xmlns.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Paper();

    [GeneratedRegex("<text[^>]*>(.*?)</text>")]
    private static partial Regex Text();
}
