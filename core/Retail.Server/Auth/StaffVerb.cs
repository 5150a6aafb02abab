using System.Globalization;
using Retail.Abstractions.Sentences;
using Retail.Server.Starting;

namespace Retail.Server.Auth;

/// <summary>
/// <c>Retail.Server staff add --user NAME --role ROLE</c>, the password on standard input: how the first admin comes to
/// be, for there is no default password.
/// </summary>
internal static class StaffVerb
{
    public static bool IsIn(string[] args) => args is ["staff", ..];

    public static async Task<int> RunAsync(
        IServiceProvider services, string[] args, TextReader input, TextWriter output)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (args is not ["staff", "add", ..] ||
            configuration["user"] is not { } user ||
            configuration["role"] is not { } role)
        {
            throw new StartFailure(Refusal.Of(RefusalKind.Malformed, "staff.usage"));
        }

        var password = await input.ReadLineAsync() ?? string.Empty;
        await using var scope = services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<StaffAccounts>()
            .AddAsync(new AddStaffMember(user, password, [role]), CancellationToken.None);
        if (added.IsRefused)
        {
            throw new StartFailure(added.Refusal);
        }

        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["user"] = user, ["role"] = role };
        await output.WriteLineAsync(Sentence.Write("staff.added", arguments, CultureInfo.CurrentUICulture));
        return 0;
    }
}
