using Microsoft.AspNetCore.Http;

namespace Retail.BackOffice;

/// <summary>Who lets the staff in: the host, which knows people and keeps their sessions.</summary>
public interface IOfficeDoor
{
    /// <summary>
    /// Lets somebody in and gives the answer its cookie; or why not, such that a guesser learns nothing.
    /// </summary>
    Task<Refusal?> LogInAsync(HttpContext context, string user, string password, CancellationToken cancellationToken);

    /// <summary>Ends the session behind the request and takes the cookie back.</summary>
    Task LogOutAsync(HttpContext context, CancellationToken cancellationToken);
}
