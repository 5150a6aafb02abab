using Retail.Testing.Journeys;

namespace Retail.Tests.Journeys;

/// <summary>The main job, between real processes: what `dev.cs -- demo --once` plays.</summary>
public sealed class StoryTests(RunningShop shop) : IClassFixture<RunningShop>
{
    [Fact]
    public Task A_purchase_started_at_the_till_is_finished_on_the_phone_at_the_price_first_shown() =>
        shop.PlayAsync(TillToPhone.PlayAsync);

    [Fact]
    public Task A_purchase_started_on_the_phone_is_finished_at_the_till_for_cash() =>
        shop.PlayAsync(PhoneToTill.PlayAsync);

    [Fact]
    public Task A_store_without_network_sells_and_hands_off() => shop.PlayAsync(StoreWithoutNetwork.PlayAsync);
}
