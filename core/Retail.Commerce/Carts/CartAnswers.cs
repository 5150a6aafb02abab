using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Abstractions.Carts;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>
/// What every verb on a cart does on HTTP: read key and stamp, run, answer with the cart and its ETag.
/// </summary>
internal static class CartAnswers
{
    public static async Task<Results<Ok<Cart>, ProblemHttpResult>> CartAsync(
        this HttpContext http, CartId id, Func<CartKey, CommandStamp, Task<Outcome<Cart>>> run)
    {
        var stamp = http.Request.Stamp();
        return stamp.IsRefused ? stamp.Refusal.ToProblem() : http.Answer(await run(http.User.KeyOf(id), stamp.Value));
    }

    public static Results<Ok<Cart>, ProblemHttpResult> Answer(this HttpContext http, Outcome<Cart> outcome)
    {
        if (!outcome.IsRefused)
        {
            http.Response.SetVersion(outcome.Value.Version);
        }

        return outcome.ToOk();
    }
}
