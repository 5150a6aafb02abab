using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Commerce.Database;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Server;

public sealed class StaffTests
{
    [Fact]
    public async Task Logging_in_gives_a_token_and_the_permissions_of_all_roles()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "merchandiser", "agent");
        var ana = await server.LogInAsync("ana");

        var self = await RunningServer.GetAsync(ana, "/api/v1/staff/self");

        Assert.Equal("ana", self["user"]!.GetValue<string>());
        Assert.Equal(
            ["catalog.edit", "orders.read", "prices.edit", "promotions.edit", "publications.publish"],
            self["permissions"]!.AsArray().Select(permission => permission!.GetValue<string>()));
    }

    [Fact]
    public async Task A_role_opens_what_it_holds_and_nothing_else()
    {
        await using var server = await RunningServer.StartAsync();
        var merchandiser = await server.StaffAsync("merchandiser");
        var manager = await server.StaffAsync("manager");

        Assert.Equal(HttpStatusCode.OK, (await Get(manager, "/api/v1/stores")).Status);
        var refused = await Get(merchandiser, "/api/v1/stores");

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("request.forbidden", refused.Code);
    }

    [Fact]
    public async Task Whoever_guesses_learns_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "cashier");

        var wrong = await LogIn(server, "ana", "not her password");
        var unknown = await LogIn(server, "nobody", "not her password");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal("staff.wrong-credentials", wrong.Code);
        Assert.Equal(wrong.Body.ToJsonString(), unknown.Body.ToJsonString());
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_five_minutes()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "cashier");
        for (var i = 0; i < 5; i++)
        {
            await LogIn(server, "ana", "not her password");
        }

        var locked = await LogIn(server, "ana", RunningServer.Password);
        server.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        var open = await LogIn(server, "ana", RunningServer.Password);

        Assert.Equal("staff.wrong-credentials", locked.Code);
        Assert.Equal(HttpStatusCode.OK, open.Status);
    }

    [Fact]
    public async Task More_tries_than_the_limit_have_to_wait()
    {
        await using var server = await RunningServer.StartAsync(["--Retail:Limits:log-in:PerCaller=3"]);
        var answers = new List<Answer>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await LogIn(server, "nobody", "not a password"));
        }

        Assert.All(answers.Take(3), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[3].Status);
        Assert.Equal("request.too-many", answers[3].Code);
    }

    [Fact]
    public async Task Logging_out_ends_the_token()
    {
        await using var server = await RunningServer.StartAsync();
        var cashier = await server.StaffAsync("cashier");
        await RunningServer.GetAsync(cashier, "/api/v1/staff/self");

        var left = await RunningServer.SendAsync(cashier, HttpMethod.Delete, "/api/v1/staff/sessions/current");

        Assert.Equal(HttpStatusCode.NoContent, left.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(cashier, "/api/v1/staff/self")).Status);
    }

    [Fact]
    public async Task A_token_ends_after_a_shift()
    {
        await using var server = await RunningServer.StartAsync();
        var cashier = await server.StaffAsync("cashier");

        server.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await Get(cashier, "/api/v1/staff/self")).Status);
        server.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(cashier, "/api/v1/staff/self")).Status);
    }

    [Fact]
    public async Task A_blocked_member_is_out_and_cannot_come_back()
    {
        await using var server = await RunningServer.StartAsync();
        var admin = await server.StaffAsync("admin");
        var member = await server.AddStaffAsync("ben", "cashier");
        var ben = await server.LogInAsync("ben");
        await RunningServer.GetAsync(ben, "/api/v1/staff/self");

        var blocked = await RunningServer.SendAsync(admin, HttpMethod.Delete, $"/api/v1/staff/{member.Id}");

        Assert.True(blocked.Body["blocked"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(ben, "/api/v1/staff/self")).Status);
        server.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal("staff.wrong-credentials", (await LogIn(server, "ben", RunningServer.Password)).Code);
    }

    [Fact]
    public async Task A_member_blocked_by_another_node_is_out_within_a_minute()
    {
        await using var server = await RunningServer.StartAsync();
        var member = await server.AddStaffAsync("ben", "cashier");
        var ben = await server.LogInAsync("ben");
        await RunningServer.GetAsync(ben, "/api/v1/staff/self");
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Users.Where(user => user.Id == member.Id)
                .ExecuteUpdateAsync(user => user.SetProperty(row => row.SecurityStamp, "changed elsewhere"));
        }

        server.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Get(ben, "/api/v1/staff/self")).Status);
    }

    [Theory]
    [InlineData("", RunningServer.Password, "cashier", "staff.bad-user-name")]
    [InlineData("ana maria", RunningServer.Password, "cashier", "staff.bad-user-name")]
    [InlineData("ana", "short", "cashier", "staff.bad-password")]
    [InlineData("ana", RunningServer.Password, "emperor", "staff.unknown-role")]
    [InlineData("ADMIN-1", RunningServer.Password, "cashier", "staff.user-exists")]
    public async Task An_account_that_cannot_be_is_refused(string user, string password, string role, string code)
    {
        await using var server = await RunningServer.StartAsync();
        var admin = await server.StaffAsync("admin");

        var refused = await RunningServer.SendAsync(
            admin, HttpMethod.Post, "/api/v1/staff", new { user, password, roles = new[] { role } });

        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task Nobody_blocks_themselves()
    {
        await using var server = await RunningServer.StartAsync();
        var admin = await server.StaffAsync("admin");
        var self = (await RunningServer.GetAsync(admin, "/api/v1/staff"))[0]!["id"]!.GetValue<string>();

        Assert.Equal(
            "staff.own-account",
            (await RunningServer.SendAsync(admin, HttpMethod.Delete, "/api/v1/staff/" + self)).Code);
    }

    [Fact]
    public async Task Whoever_logs_in_twice_at_once_after_a_slip_is_in_twice()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "cashier");
        await LogIn(server, "ana", "not her password");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => LogIn(server, "ana", RunningServer.Password)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Fact]
    public async Task Wrong_passwords_at_once_are_all_counted()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "cashier");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => LogIn(server, "ana", "not her password")));

        Assert.Equal(HttpStatusCode.Unauthorized, (await LogIn(server, "ana", RunningServer.Password)).Status);
    }

    [Fact]
    public async Task A_role_is_given_once_and_no_role_is_none()
    {
        await using var server = await RunningServer.StartAsync();
        var admin = await server.StaffAsync("admin");

        var twice = await RunningServer.SendAsync(
            admin,
            HttpMethod.Post,
            "/api/v1/staff",
            new { user = "ana", password = RunningServer.Password, roles = Enumerable.Repeat("agent", 2) });
        var none = await RunningServer.SendAsync(
            admin,
            HttpMethod.Post,
            "/api/v1/staff",
            new { user = "eva", password = RunningServer.Password, roles = Enumerable.Repeat<string?>(null, 1) });

        Assert.Equal("agent", Assert.Single(twice.Body["roles"]!.AsArray())!.GetValue<string>());
        Assert.Equal("staff.unknown-role", none.Code);
    }

    private static Task<Answer> Get(HttpClient http, string path) =>
        RunningServer.SendAsync(http, HttpMethod.Get, path);

    private static Task<Answer> LogIn(RunningServer server, string user, string password) =>
        RunningServer.SendAsync(server.Http, HttpMethod.Post, "/api/v1/staff/sessions", new { user, password });
}
