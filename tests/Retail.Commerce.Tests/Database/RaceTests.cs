using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Payments;
using Retail.Commerce.Tests.Selling;
using Retail.Server.Auth;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Commerce.Tests.Database;

/// <summary>
/// What several do at the same moment comes out as if they had done it one after another, on every database: a repeat
/// gets the first one's answer, of those who exclude each other one wins, and nobody is told of a failure.
/// </summary>
public sealed class RaceTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task The_same_change_of_a_version_that_was_seen_has_one_answer()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var stamp = shop.Stamp(cart.Version);
        var line = new AddLine("bag", "BAG", null, 1);

        var answers = await AtOnceAsync(8, _ =>
            shop.Phone.Carts.AddLineAsync(key, line, stamp, CancellationToken.None));

        Assert.All(answers, answer => Assert.Equal(cart.Version + 1, answer.Value.Version));
    }

    [Fact]
    public async Task The_same_claim_has_one_answer()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = (await shop.Phone.Handoffs.StartAsync(
            key, new StartHandoff(HandoffId.New(shop.Clock)), shop.Stamp(), CancellationToken.None)).Value;
        var stamp = shop.Stamp();

        var answers = await AtOnceAsync(8, _ => shop.Phone.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Code, null, "app"), null, stamp, CancellationToken.None));

        Assert.Single(answers.Select(answer => answer.Value.Token).Distinct());
    }

    [Fact]
    public async Task The_same_new_cart_has_one_answer()
    {
        var command = new CreateCart(CartId.New(shop.Clock), "app", "centro", Currency.Of("GBP"));
        var stamp = shop.Stamp();

        var answers = await AtOnceAsync(8, _ =>
            shop.Phone.Carts.CreateAsync(command, stamp, CancellationToken.None));

        Assert.Single(answers.Select(answer => answer.Value.Token).Distinct());
    }

    [Fact]
    public async Task Of_carts_that_pay_for_one_order_number_one_pays()
    {
        var order = OrderId.New(shop.Clock);
        var carts = new List<(CartKey Key, Cart Cart)>();
        for (var i = 0; i < 5; i++)
        {
            carts.Add(await shop.CartAsync(lines: [("MUG", 1)]));
        }

        var answers = await AtOnceAsync(carts.Count, i => shop.Phone.Checkout.PayAsync(
            carts[i].Key, Pay(carts[i].Cart, order), shop.Stamp(), CancellationToken.None));

        Assert.Single(answers, answer => !answer.IsRefused);
        Assert.All(answers.Where(answer => answer.IsRefused), answer =>
            Assert.Equal("order.id-taken", answer.Refusal!.Code));
    }

    [Fact]
    public async Task Of_payments_for_one_cart_one_is_charged()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var stock = await shop.StockAsync("MUG");

        var answers = await AtOnceAsync(6, _ => shop.Phone.Checkout.PayAsync(
            key, Pay(cart, OrderId.New(shop.Clock)), shop.Stamp(), CancellationToken.None));

        Assert.Single(answers, answer => !answer.IsRefused);
        Assert.All(answers.Where(answer => answer.IsRefused), answer =>
            Assert.Contains(answer.Refusal!.Code, (string[])["cart.being-paid", "cart.already-ordered"]));
        Assert.Equal(stock - 1, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task A_payment_that_is_settled_by_its_payer_and_by_the_recovery_is_one_order()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var stock = await shop.StockAsync("MUG");
        var command = Pay(cart, OrderId.New(shop.Clock));
        await WithLedgerAsync(ledger => ledger.IntendAsync(key, command, shop.Stamp(), CancellationToken.None));

        var answers = await AtOnceAsync(6, _ => WithLedgerAsync(ledger => ledger.SettleAsync(
            command.Payment, new PaymentAnswer(PaymentState.Captured, "ref", null), CancellationToken.None)));

        Assert.All(answers, answer => Assert.Equal(PaymentState.Captured, answer.Value.State));
        Assert.Equal(stock - 1, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task A_journal_that_is_delivered_several_times_at_once_is_stored_once()
    {
        var till = await shop.TillAsync();
        var stock = await shop.StockAsync("MUG");
        var sale = await till.SaleAsync($"{till.Place.ReceiptSeries}-1", ("MUG", 2));
        TerminalFact[] batch =
        [
            till.Next(FactKinds.SaleCompleted, sale),
            till.Next(FactKinds.SaleVoided, new VoidedSale(CartId.New(shop.Clock), Money.Zero(till.Place.Currency), 1)),
        ];

        var answers = await AtOnceAsync(6, _ => till.DeliverAsync(batch));

        Assert.All(answers.SelectMany(answer => answer), receipt => Assert.Equal(FactState.Stored, receipt.State));
        Assert.Equal(stock - 2, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task What_many_tills_sell_of_one_thing_is_all_counted()
    {
        var stock = await shop.StockAsync("MUG", "norte");
        var sales = new List<(TestTill Till, TerminalFact Fact)>();
        for (var i = 0; i < 8; i++)
        {
            var till = await shop.TillAsync("norte");
            var sale = await till.SaleAsync($"{till.Place.ReceiptSeries}-1", ("MUG", 1), ("BAG", 1));
            sales.Add((till, till.Next(FactKinds.SaleCompleted, sale)));
        }

        var answers = await AtOnceAsync(sales.Count, i => sales[i].Till.DeliverAsync(sales[i].Fact));

        Assert.All(answers, answer => Assert.Equal(FactState.Stored, Assert.Single(answer).State));
        Assert.Equal(stock - sales.Count, await shop.StockAsync("MUG", "norte"));
    }

    [Fact]
    public async Task A_till_that_enrols_several_times_at_once_is_one_and_two_tills_are_two()
    {
        var code = await DemoShop.EnrolmentCodeAsync(shop.Staff, "centro", "Caja");
        var other = await DemoShop.EnrolmentCodeAsync(shop.Staff, "centro", "Caja");
        EnrolTerminal[] commands = [Enrol(code), Enrol(other)];

        var answers = await AtOnceAsync(8, i =>
            shop.Phone.Terminals.EnrolAsync(commands[i % 2], CancellationToken.None));

        Assert.Equal(2, answers.Select(answer => answer.Value.ReceiptSeries).Distinct().Count());
        Assert.Equal(2, answers.Select(answer => answer.Value.Id).Distinct().Count());
    }

    [Fact]
    public async Task Categories_that_close_a_circle_together_do_not()
    {
        for (var i = 0; i < 4; i++)
        {
            var (one, other) = ($"one-{i}", $"other-{i}");
            await shop.Staff.SendAsync("PUT", $"/catalog/categories/{one}", Category());
            await shop.Staff.SendAsync("PUT", $"/catalog/categories/{other}", Category());

            var answers = await AtOnceAsync(2, side => TryAsync(
                $"/catalog/categories/{(side == 0 ? one : other)}", Category(side == 0 ? other : one)));

            Assert.Single(answers, answer => answer is null);
            Assert.Contains("catalog.category-circle", answers.Single(answer => answer is not null)!,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_several_make_new_at_once_is_made()
    {
        (string Path, string Body)[] things =
        [
            ("/catalog/tax-categories/reduced", """{"percent":5}"""),
            ("/catalog/categories/new", """{"name":{"en":"New"}}"""),
            ("/catalog/variants/NEW-1",
                """{"name":{"en":"New"},"category":"gifts","unit":"piece","taxCategory":"standard","gtins":[]}"""),
            ("/prices/lists/new",
                """{"currency":"GBP","channels":[],"stores":[],"groups":[],"priority":0}"""),
            ("/prices/lists/base/entries/MUG",
                """[{"minQuantity":7,"price":{"amount":"3.00","currency":"GBP"}}]"""),
            ("/stores/sur", """{"name":"Sur","timeZone":"Europe/Madrid","currency":"GBP"}"""),
        ];

        var answers = await AtOnceAsync(
            things.Length * 4, i => TryAsync(things[i / 4].Path, JsonNode.Parse(things[i / 4].Body)!));

        Assert.All(answers, Assert.Null);
    }

    [Fact]
    public async Task Imports_at_once_and_sales_between_them_all_count()
    {
        using var folder = new TemporaryFolder();
        var catalog = Write(
            "catalog", "sku,name,category,unit,tax_category,gtins", i => $"R-{i},Race,gifts,piece,standard,");
        var stock = Write("stock", "store,sku,quantity", i => $"centro,R-{i},50");
        var till = await shop.TillAsync();

        await AtOnceAsync(3, _ => shop.Staff.ImportAsync("/catalog/imports/catalog", catalog));
        var sales = new List<TerminalFact>();
        for (var i = 0; i < 5; i++)
        {
            var sale = await till.SaleAsync($"{till.Place.ReceiptSeries}-{i + 1}", ("BAG", 1));
            sales.Add(till.Next(FactKinds.SaleCompleted, sale));
        }

        var bags = await shop.StockAsync("BAG");
        var selling = till.DeliverAsync([.. sales]);
        await AtOnceAsync(3, _ => shop.Staff.ImportAsync("/inventory/imports", stock));
        Assert.All(await selling, receipt => Assert.Equal(FactState.Stored, receipt.State));

        Assert.Equal(bags - 5, await shop.StockAsync("BAG"));
        Assert.Equal(50, await shop.StockAsync("R-599"));

        string Write(string name, string header, Func<int, string> row)
        {
            var path = Path.Combine(folder.Path, name + ".csv");
            File.WriteAllLines(path, [header, .. Enumerable.Range(0, 600).Select(row)]);
            return path;
        }
    }

    [Fact]
    public async Task A_member_who_is_added_by_several_at_once_is_added_once()
    {
        var answers = await AtOnceAsync(5, async _ =>
        {
            await using var scope = shop.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<StaffAccounts>().AddAsync(
                new AddStaffMember("twin", "correct horse battery", ["manager"]), CancellationToken.None);
        });

        Assert.Single(answers, answer => !answer.IsRefused);
        Assert.All(answers.Where(answer => answer.IsRefused), answer =>
            Assert.Equal("staff.user-exists", answer.Refusal!.Code));
    }

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(act));

    private static JsonObject Category(string? parent = null) => new()
    {
        ["name"] = new JsonObject { ["en"] = "Race" },
        ["parent"] = parent,
    };

    private PayCart Pay(Cart cart, OrderId order) => new(
        PaymentId.New(shop.Clock), order, "simulator", "approve", cart.Quote.Hash, Fulfilment.CarryOut);

    private EnrolTerminal Enrol(string code)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new EnrolTerminal(
            TerminalId.New(shop.Clock), code,
            System.Buffers.Text.Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo()));
    }

    private async Task<Outcome<PaymentRow>> WithLedgerAsync(Func<PaymentLedger, Task<Outcome<PaymentRow>>> act)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<PaymentLedger>());
    }

    /// <summary>Null when it was taken, else what was said.</summary>
    private async Task<string?> TryAsync(string path, JsonNode body)
    {
        try
        {
            await shop.Staff.SendAsync("PUT", path, body.DeepClone());
            return null;
        }
        catch (InvalidOperationException refused)
        {
            // The test's own client throws the problem's text.
            return refused.Message;
        }
    }
}
