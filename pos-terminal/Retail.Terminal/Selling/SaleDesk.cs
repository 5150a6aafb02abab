using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Terminals;
using Retail.Devices.Barcodes;
using Retail.Pricing;
using Retail.Publications;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Labels;
using Retail.Terminal.Sync;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Selling;

/// <summary>The cashier's commands on the open sale. Each is one transaction, and may be sent twice.</summary>
internal sealed class SaleDesk(
    TillDatabase database, TillEnrolment enrolment, LabelReader labels, SaleGate gate, FactSync sync,
    ScaleLoop scale, TimeProvider clock)
{
    public async Task<Outcome<Sale>> AddAsync(
        AddToSale command, Operation operation, CancellationToken cancellationToken)
    {
        var isWeighed = false;
        var added = await ChangeAsync(
            operation,
            (session, till) =>
            {
                var open = session.SlotSale();
                if (open is not null && session.PaymentUnderWay(open.Id) is { } payment)
                {
                    return SaleRefusals.BeingPaid(payment);
                }

                var book = open is null
                    ? till.PublicationAt(clock.GetUtcNow())
                    : till.Publication(open.Guarantee.Publication);
                return book.Then(file =>
                {
                    var sale = open ?? Begin(till, file);
                    return Find(command, till, file, sale.Guarantee.Context)
                        .Then(found =>
                        {
                            isWeighed = IsWeighed(found, command);
                            return (isWeighed ? scale.Weigh() : (decimal?)null).Then(net => sale.WithMore(
                                found.Goods, net ?? found.Quantity * command.Quantity, file.Book));
                        });
                });
            },
            cancellationToken);
        if (isWeighed && !added.IsRefused)
        {
            scale.Sold();
        }

        return added;
    }

    public Task<Outcome<Sale>> SetQuantityAsync(
        string lineId, SetQuantity command, Operation operation, CancellationToken cancellationToken) =>
        ChangeOpenAsync(
            operation, (sale, book) => sale.WithQuantity(lineId, command.Quantity, book), cancellationToken);

    public Task<Outcome<Sale>> RemoveLineAsync(
        string lineId, Operation operation, CancellationToken cancellationToken) =>
        ChangeOpenAsync(operation, (sale, book) => sale.Without(lineId, book), cancellationToken);

    /// <summary>Brings back the line that was voided last, at the offers that it had.</summary>
    public Task<Outcome<Sale>> RestoreLineAsync(
        string lineId, Operation operation, CancellationToken cancellationToken) =>
        ChangeOpenAsync(operation, (sale, book) => sale.WithVoided(lineId, book), cancellationToken);

    public Task<Outcome<Sale>> AddCodeAsync(string code, Operation operation, CancellationToken cancellationToken) =>
        ChangeOpenAsync(operation, (sale, book) => sale.WithCode(code, book), cancellationToken);

    public Task<Outcome<Sale>> RemoveCodeAsync(string code, Operation operation, CancellationToken cancellationToken) =>
        ChangeOpenAsync(operation, (sale, book) => sale.WithoutCode(code, book), cancellationToken);

    /// <summary>After the guarantee has ended: the prices of now, if the customer agrees to their total.</summary>
    public Task<Outcome<Sale>> RenewAsync(
        RenewSale command, Operation operation, CancellationToken cancellationToken) =>
        ChangeAsync(
            operation,
            (session, till) =>
            {
                var open = session.OpenSale();
                if (open.IsRefused)
                {
                    return open;
                }

                var sale = open.Value;
                if (clock.GetUtcNow() < sale.Guarantee.ExpiresAt)
                {
                    return Refusal.Of(RefusalKind.Conflict, "cart.guarantee-holds");
                }

                return till.PublicationAt(clock.GetUtcNow())
                    .Then(file => sale.Under(GuaranteeOf(till, file), file.Book))
                    .Then(renewed => renewed.Quote.Total.ToAmountString() == command.AcceptedTotal
                        ? renewed
                        : (Outcome<Sale>)Refusal.Of(
                            RefusalKind.Conflict,
                            "till.renew-total",
                            ("old", sale.Quote.Total.ToString()),
                            ("total", renewed.Quote.Total.ToString())));
            },
            cancellationToken);

    /// <summary>What the sale would cost under the prices of now.</summary>
    public Outcome<Money> RenewedTotal(Sale sale) => enrolment.Required.Then(till => till
        .PublicationAt(clock.GetUtcNow())
        .Then(file => sale.Under(GuaranteeOf(till, file), file.Book))
        .Select(renewed => renewed.Quote.Total));

    /// <summary>
    /// Gives the sale up; the journal keeps that there was one. A payment that is being given back goes its way alone:
    /// a provider that does not answer must not close the till.
    /// </summary>
    public Task<Outcome<OrderId>> VoidAsync(Operation operation, CancellationToken cancellationToken) => gate.RunAsync(
        () => enrolment.Required.Then(till => database.Commit<OrderId>(session =>
        {
            var done = session.Done(operation);
            if (done.IsRefused || done.Value is not null)
            {
                return done.Select(sale => sale!.Value);
            }

            if (session.SlotSale() is not { } sale)
            {
                return SaleRefusals.NoSale(session);
            }

            if (session.PaymentUnderWay(sale.Id) is { IsReversing: false } payment)
            {
                return SaleRefusals.BeingPaid(payment);
            }

            session.Append(
                till.Place.Id, FactKinds.SaleVoided, clock.GetUtcNow(),
                new VoidedSale(sale.Cart, sale.Quote.Total, sale.Lines.Count));
            session.RemoveSale(sale.Id);
            session.Remember(operation, sale.Id);
            sync.Wake();
            return sale.Id;
        })),
        cancellationToken);

    private Task<Outcome<Sale>> ChangeOpenAsync(
        Operation operation, Func<Sale, PriceBook, Outcome<Sale>> change, CancellationToken cancellationToken) =>
        ChangeAsync(
            operation,
            (session, till) => session.OpenSale().Then(
                sale => till.Publication(sale.Guarantee.Publication).Then(file => change(sale, file.Book))),
            cancellationToken);

    private Task<Outcome<Sale>> ChangeAsync(
        Operation operation, Func<TillSession, EnrolledTill, Outcome<Sale>> change,
        CancellationToken cancellationToken) => gate.RunAsync(
        () => enrolment.Required.Then(till => database.Commit<Sale>(session =>
        {
            var done = session.Done(operation);
            if (done.IsRefused)
            {
                return done.Refusal;
            }

            if (done.Value is { } earlier)
            {
                return session.FindSale(earlier) is { } known
                    ? known.Sale
                    : Refusal.Of(RefusalKind.Conflict, "till.no-sale");
            }

            var changed = change(session, till);
            if (!changed.IsRefused)
            {
                session.SaveSale(changed.Value, SalePlace.Slot);
                session.Remember(operation, changed.Value.Id);
            }

            return changed;
        })),
        cancellationToken);

    /// <summary>A sale without lines or price; whoever begins it prices it before anybody sees it.</summary>
    private Sale Begin(EnrolledTill till, PublicationFile file)
    {
        var now = clock.GetUtcNow();
        return new Sale(
            OrderId.New(clock), CartId.New(clock), now.ToWholeMilliseconds(), GuaranteeOf(till, file), [], [],
            Quote: null!, 0, Shared: false, Handoff: null);
    }

    /// <summary>
    /// Frozen as the signed cart can state it: the instant in whole milliseconds, the end in whole seconds.
    /// </summary>
    private PriceGuarantee GuaranteeOf(EnrolledTill till, PublicationFile file)
    {
        var instant = clock.GetUtcNow().ToWholeMilliseconds();
        var context = new QuoteContext(
            till.Place.Channel, till.Place.Store, till.Place.Currency, instant, CustomerFacts.Unknown);
        var expires = DateTimeOffset.FromUnixTimeSeconds(
            instant.AddSeconds(till.Place.GuaranteeSeconds).ToUnixTimeSeconds());
        return new PriceGuarantee(file.Manifest.Number, context, expires);
    }

    /// <summary>What nobody has measured yet, the scale does.</summary>
    private static bool IsWeighed(LabelledGoods found, AddToSale command) =>
        command.Weighs && !found.IsMeasured && found.Goods.Variant.Unit == UnitOfMeasure.Kilogram;

    private Outcome<LabelledGoods> Find(
        AddToSale command, EnrolledTill till, PublicationFile file, QuoteContext context)
    {
        if (command is { Sku: { } sku, Barcode: null })
        {
            return file.Find(sku) is { } variant
                ? new LabelledGoods(variant, 1m)
                : Refusal.Of(RefusalKind.NotFound, "catalog.unknown-sku", ("sku", ScannedText.Shorten(sku)));
        }

        return command is { Barcode: { } barcode, Sku: null }
            ? labels.Goods(barcode, till, file, context)
            : Refusal.Of(RefusalKind.Malformed, "cart.sku-or-barcode");
    }
}
