using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Retail.BackOffice.Frame;

/// <summary>GET /office: leads to the first room that one may enter.</summary>
internal static class OfficeHome
{
    public static RedirectHttpResult Lead(ClaimsPrincipal user) => TypedResults.LocalRedirect(
        "~" + (Room.All.FirstOrDefault(room => room.IsOpenTo(user)) ?? Room.Publishing).Path);
}
