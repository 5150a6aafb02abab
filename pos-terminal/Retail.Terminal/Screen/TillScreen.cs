using System.Globalization;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Searching;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Screen;

/// <summary>All that one rendering of the page says.</summary>
/// <param name="Ask">What the address asks for.</param>
/// <param name="State">The till.</param>
/// <param name="Lines">The open sale in the order of ringing up.</param>
/// <param name="Chosen">Id of the line that keys and buttons mean.</param>
/// <param name="Touch">Number of the last touch of the ticket.</param>
/// <param name="Trouble">What was refused just now, or null.</param>
internal sealed record TillScreen(
    ScreenAsk Ask,
    TillStateView State,
    IReadOnlyList<TicketLine> Lines,
    string? Chosen,
    long Touch,
    Trouble? Trouble)
{
    /// <summary>The moment of this rendering.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>A moment on the store's clock.</summary>
    public required Func<DateTimeOffset, DateTimeOffset> InStore { get; init; }

    /// <summary>A receipt by its number, as SVG; empty without it.</summary>
    public required Func<string, string> Draw { get; init; }

    /// <summary>Ways to pay that are not cash.</summary>
    public IReadOnlyList<PayBy> Methods { get; init; } = [];

    /// <summary>Why the last scan was not rung up, or null.</summary>
    public string? Refused => TroubleAt(Screen.Place.Ticket)?.Refusal.In(CultureInfo.CurrentUICulture)
        ?? State.LastScan?.Refusal?.Sentence;

    /// <summary>The last receipts, newest first.</summary>
    public IReadOnlyList<PrintedSale> Receipts { get; init; } = [];

    /// <summary>The receipt that is looked at.</summary>
    public PrintedSale? Receipt { get; init; }

    /// <summary>The order that a door code belongs to.</summary>
    public Order? Order { get; init; }

    /// <summary>So much of what a search found is shown.</summary>
    public const int MostFound = 24;

    /// <summary>What the panel offers to ring up; one more than is shown, when a search found more.</summary>
    public IReadOnlyList<PricedVariant> Found { get; init; } = [];

    /// <summary>The server that the settings name, for the first start.</summary>
    public Uri? Server { get; init; }

    /// <summary>Handed-off sales that still concern the cashier.</summary>
    public IReadOnlyList<HandedOffView> Out { get; init; } = [];

    /// <summary>The renewed total after a guarantee has ended, to say yes to.</summary>
    public Money? Renewed { get; init; }

    /// <summary>How many of what a search found are wanted, as the command says it: the <c>3*</c> in front.</summary>
    public string Wanted => ScanText.Read(Ask.Text) is { IsRefused: false, Value: var text }
        ? text.Quantity.ToString(CultureInfo.InvariantCulture)
        : "1";

    public Enrolment? Place => State.Enrolment;

    public SaleView? Sale => State.Sale;

    /// <summary>Of how many lines of the ticket the voided one stood behind.</summary>
    public int VoidedAt => Sale is { Voided: { } voided } sale
        ? Lines.Count(line => sale.Lines.Take(voided.At).Any(one => line.Quote.LineIds.Contains(one.Id)))
        : 0;

    public TicketLine? ChosenLine => Lines.FirstOrDefault(line => line.Id == Chosen);

    /// <summary>Whether the sale came from another channel.</summary>
    public string? CameFrom =>
        Sale is { } sale && Place is { } place && sale.Guarantee.Context.Channel != place.Channel
            ? sale.Guarantee.Context.Channel
            : null;

    public Trouble? TroubleAt(Place place) => Trouble?.Place == place ? Trouble : null;

    /// <summary>The handed-off sale that the address names, else the newest one that waits.</summary>
    public HandedOffView? Shown => Ask.Sale is { } named
        ? State.HandedOff.FirstOrDefault(one => one.Sale == named)
        : State.HandedOff.FirstOrDefault(one => one.State == HandoffState.Waiting);
}
