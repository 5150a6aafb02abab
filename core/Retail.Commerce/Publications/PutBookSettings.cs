using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Pricing;

namespace Retail.Commerce.Publications;

/// <summary>PUT /publications/settings: currency, tax, rounding and lanes from the next publication on.</summary>
internal static class PutBookSettings
{
    public static async Task<Results<Ok<BookSettings>, ProblemHttpResult>> HandleAsync(
        BookSettings settings, RetailDbContext database, Operations operations, CancellationToken cancellationToken)
    {
        var valid = PriceBook.Build(new BookContent(1, settings, [], [], []), NoVariants.Instance);
        if (valid.IsRefused)
        {
            return valid.Refusal.ToProblem();
        }

        var written = await operations.RunAsync<BookSettings>(
            async token =>
            {
                if (await database.Set<BookSettingsRow>().SingleOrDefaultAsync(token) is { } row)
                {
                    row.Settings = settings;
                }
                else
                {
                    database.Add(new BookSettingsRow { Settings = settings });
                }

                return settings;
            },
            cancellationToken);
        return written.ToOk();
    }
}
