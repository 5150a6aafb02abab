using Retail.BackOffice;
using Retail.Commerce.Database;

namespace Retail.Server.Auth;

/// <summary>Lets the staff into the office and out: the same people, sessions and lockout as everywhere.</summary>
internal sealed class OfficeDoor(
    StaffLogIns logIns, StaffSessions sessions, OfficeCookie cookie, RetailDbContext database) : IOfficeDoor
{
    public async Task<Refusal?> LogInAsync(
        HttpContext context, string user, string password, CancellationToken cancellationToken)
    {
        var opened = await logIns.TryAsync(user, password, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        cookie.Give(context, opened.Value.Session, opened.Value.Stamp);
        return null;
    }

    public async Task LogOutAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (StaffTickets.IsStaff(context.User))
        {
            var (session, user) = StaffTickets.Of(context.User);
            await sessions.CloseAsync(database, session, user, cancellationToken);
        }

        cookie.Take(context);
    }
}
