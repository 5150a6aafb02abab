using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Abstractions.Orders;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Screen.Parts;

namespace Retail.Terminal.Screen;

/// <summary>Answers with the page: as the till is, or with what was refused beside where it was asked for.</summary>
internal sealed partial class ScreenPages(
    ScreenReader reader, ScreenStage stage, TillEnrolment enrolment, DisplayLoop display, TimeProvider clock,
    ILogger<ScreenPages> logger)
{
    /// <summary>
    /// How long the page waits for a bank or a printer; what they say later, it hears like any other change.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>What is paid in here, once there is a here.</summary>
    public Currency? Currency => enrolment.Current?.Place.Currency;

    public TillScreen Read(ScreenAsk ask) => reader.Read(ask, null);

    public async Task<IResult> ShowAsync(ScreenAsk ask, CancellationToken cancellationToken)
    {
        var order = ask is { Panel: Panel.Door, Text.Length: > 0 } && enrolment.Current is { } till
            ? await till.Quick.Orders.FindByDoorCodeAsync(till.Place.Id, ask.Text, cancellationToken)
            : (Outcome<Order>?)null;
        return order is { IsRefused: true } unknown
            ? Show(ask, new Trouble(Place.Panel, unknown.Refusal, ask.Text))
            : Show(ask, order: order?.Value);
    }

    public IResult Show(ScreenAsk ask, Trouble? trouble = null, Order? order = null)
    {
        var screen = reader.Read(ask, trouble) with { Order = order };
        stage.Screen = screen;
        display.NotePaying(ask.Panel == Panel.Pay ? screen.Sale?.Id : null);
        return new RazorComponentResult<TillPage>
        {
            StatusCode = trouble is null ? StatusCodes.Status200OK : (int)trouble.Refusal.Kind,
        };
    }

    /// <summary>What the customer sees.</summary>
    public IResult ShowCustomer()
    {
        stage.Screen = reader.Read(ScreenAsk.Nothing, null);
        return new RazorComponentResult<CustomerPage>();
    }

    /// <summary>The page that a command leads to, or this one with its refusal.</summary>
    public IResult Answer<T>(Outcome<T> outcome, ScreenForm form, Place place, string typed = "", string to = "/") =>
        outcome.IsRefused
            ? Show(form.Ask, new Trouble(place, outcome.Refusal, typed))
            : new SeeOther(to);

    /// <summary>
    /// The same for a command that may take long after it is written down: it goes on without the page.
    /// </summary>
    public async Task<IResult> AnswerSoonAsync<T>(
        Task<Outcome<T>> command, ScreenForm form, string typed, string meanwhile)
    {
        var first = await Task.WhenAny(command, Task.Delay(Patience, clock));
        return first == command
            ? Answer(await command, form, Place.Panel, typed, meanwhile)
            : new SeeOther(meanwhile);
    }

    [LoggerMessage(1, LogLevel.Error, "A command of the screen could not be saved")]
    public partial void NoteUnsaved(Exception failure);
}
