namespace Retail.Proofs.Demo;

/// <summary>What `demo` prints when everything runs: where each face is and who may log in.</summary>
internal sealed record Welcome(Uri Server, Uri Till, string AdminPassword, string MerchandiserPassword, bool Lan)
{
    public const string Admin = "demo";
    public const string Merchandiser = "ana";

    public string Text => $"""

        The till         {Till}                the cashier's screen, on this machine only
                         {Till}customer        what the customer sees beside it
        The web shop     {Server}shop
        The phone app    {Server}app             "Finish on phone" at the till shows its QR
        Publish page     {Server}office          user {Merchandiser}, password {MerchandiserPassword}
        Everything else  {Server}openapi/v1.json   user {Admin}, password {AdminPassword} (admin)

        Scan without a scanner   type 2985123000015 into the till's search (a T-light holder), or any item's name
        The printer's paper      {Till}plugins/retail.simulator/paper
        {(Lan ? ForPhones : OnThisMachine)}
        Ctrl+C stops both and removes their data.
        """;

    // The rest works over http; these two are the browsers' rule for addresses other than localhost.
    private string ForPhones => $"""

        A phone on the same network can scan the till's QR: it opens {Server}. Whoever is on this network reaches it
        too, unencrypted. Installing the app and opening it without network need https, which this demo has not.

        """;

    private static string OnThisMachine => """

        A real phone reaches it with demo --lan.

        """;
}
