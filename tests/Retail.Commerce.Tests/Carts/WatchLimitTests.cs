using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Retail.Abstractions.Carts;
using Retail.Commerce.Carts;
using Retail.Commerce.Http;

namespace Retail.Commerce.Tests.Carts;

public sealed class WatchLimitTests
{
    [Fact]
    public void There_are_so_many_places_per_cart_and_in_total()
    {
        using var watch = Watch(new WatchLimits(PerCart: 2, InTotal: 3));
        var (one, other) = (CartId.New(TimeProvider.System), CartId.New(TimeProvider.System));

        Assert.False(watch.Join(one).IsRefused);
        var second = watch.Join(one);
        Assert.False(second.IsRefused);
        Assert.Equal("cart.too-many-watchers", watch.Join(one).Refusal?.Code);
        Assert.False(watch.Join(other).IsRefused);
        Assert.Equal("cart.too-many-watchers", watch.Join(other).Refusal?.Code);

        second.Value.Dispose();
        second.Value.Dispose();
        Assert.Equal(2, watch.Count);
        Assert.False(watch.Join(other).IsRefused);
    }

    [Fact]
    public void One_address_cannot_take_all_places()
    {
        using var watch = Watch(new WatchLimits(PerCart: 2, InTotal: 4, PerCaller: 2));
        CartId[] carts = [.. Enumerable.Range(0, 4).Select(_ => CartId.New(TimeProvider.System))];

        var first = watch.Join(carts[0], "192.0.2.1");
        Assert.False(watch.Join(carts[1], "192.0.2.1").IsRefused);
        Assert.Equal(
            (RefusalKind.TooMany, "cart.too-many-watchers-here"),
            (watch.Join(carts[2], "192.0.2.1").Refusal!.Kind, watch.Join(carts[2], "192.0.2.1").Refusal!.Code));
        Assert.False(watch.Join(carts[2], "192.0.2.2").IsRefused);

        first.Value.Dispose();
        first.Value.Dispose();
        Assert.False(watch.Join(carts[3], "192.0.2.1").IsRefused);
        Assert.True(watch.Join(carts[3], "192.0.2.1").IsRefused);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_line_s_own_network_is_one_caller(string one, string other, bool isSame) =>
        Assert.Equal(isSame, CallerAddress.Of(IPAddress.Parse(one)) == CallerAddress.Of(IPAddress.Parse(other)));

    [Fact]
    public void An_older_change_is_no_news_and_a_last_one_ends_it()
    {
        using var watch = Watch(new WatchLimits());
        var cart = CartId.New(TimeProvider.System);
        var watcher = watch.Join(cart).Value;

        watch.Tell(new CartChange(cart, 5, CartState.Open));
        watch.Tell(new CartChange(cart, 4, CartState.Paying));
        Assert.True(watcher.Changes.TryRead(out var told));
        Assert.Equal(5, told.Version);
        Assert.False(watcher.Changes.TryRead(out _));

        watch.Tell(new CartChange(cart, 6, CartState.Ordered));
        Assert.True(watcher.Changes.TryRead(out told));
        Assert.Equal(CartState.Ordered, told.State);
        Assert.True(watcher.Changes.Completion.IsCompletedSuccessfully);
        Assert.Equal(0, watch.Count);
    }

    private static CartWatch Watch(WatchLimits limits)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        return new CartWatch(
            services.GetRequiredService<IServiceScopeFactory>(), limits, TimeProvider.System,
            NullLogger<CartWatch>.Instance);
    }
}
