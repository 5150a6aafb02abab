using System.Globalization;
using Microsoft.AspNetCore.Components;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Sentences;

namespace Retail.Terminal.Screen;

/// <summary>A part of the page: it sees what is on the stage, and writes as the reader does.</summary>
public abstract class ScreenPart : ComponentBase
{
    // So many letters more, and not even the second size fits.
    private const int Longer = 4;

    private protected static CultureInfo Culture => CultureInfo.CurrentUICulture;

    private protected static Wordbook Words => ScreenWords.Book;

    private protected TillScreen Screen => Stage.Screen;

    [Inject]
    private protected ScreenStage Stage { get; set; } = null!;

    private protected static string Text(Money money) => Minus(money.ToText(Culture));

    private protected static string Text(UnitPrice price) => price.ToText(Culture);

    private protected static string Text(Quantity quantity) => quantity.Value.ToString("0.###", Culture);

    /// <summary>The classes of an amount in the largest letters, of which so many fit on its line.</summary>
    private protected static string Due(Money money, int fit) => (Text(money).Length - fit) switch
    {
        > Longer => "amount amount-due longer",
        > 0 => "amount amount-due long",
        _ => "amount amount-due",
    };

    /// <summary>So much of it, as the ticket says it.</summary>
    private protected static string Text(Quantity quantity, UnitOfMeasure unit) => Text(quantity) + " " + UnitOf(unit);

    internal static string UnitOf(UnitOfMeasure unit) => unit switch
    {
        UnitOfMeasure.Piece => "×",
        UnitOfMeasure.Kilogram => "kg",
        UnitOfMeasure.Litre => "l",
        UnitOfMeasure.Metre => "m",
    };

    /// <summary>An hour on the store's wall.</summary>
    private protected string Hour(DateTimeOffset at) =>
        Screen.InStore(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment on the store's clock: the hour alone when it is today.</summary>
    private protected string Moment(DateTimeOffset at)
    {
        var (then, now) = (Screen.InStore(at), Screen.InStore(Screen.Now));
        return then.Date == now.Date
            ? Hour(at)
            : then.ToString(then.Year == now.Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm", Culture);
    }

    /// <summary>What people call this channel.</summary>
    private protected static string Channel(string code) => Sentence.Find("channel." + code, Culture) ?? code;

    /// <summary>Name of a form's operation: sent twice, it is done once.</summary>
    private protected static string NewOperation() =>
        Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");

    /// <summary>The address of the ticket with this over it.</summary>
    private protected static string At(Panel panel) =>
        panel == Panel.None ? "/" : "/?view=" + ScreenAsk.NameOf(panel);

    /// <summary>A command's address, which remembers what lies over the ticket for when it is refused.</summary>
    private protected string Command(string path) =>
        Screen.Ask.Panel == Panel.None ? path : $"{path}?view={ScreenAsk.NameOf(Screen.Ask.Panel)}{RestOfAsk()}";

    // The sign that printers of books use is as wide as a digit.
    private static string Minus(string amount) => amount.Replace('-', '\u2212');

    private string RestOfAsk() =>
        (Screen.Ask.Sale is { } sale ? "&sale=" + sale : string.Empty) +
        (Screen.Ask.Text.Length > 0 ? "&q=" + Uri.EscapeDataString(Screen.Ask.Text) : string.Empty);
}
