using Retail.Devices.Printing;

namespace Retail.Devices.Tests.Printing;

public sealed class DrawerSensorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_level_that_the_wire_takes_when_it_is_asked_to_open_means_open(bool high)
    {
        var sensor = new DrawerSensor().Saw(!high, At(0));
        var asked = sensor.Asked(At(10));
        var open = asked.Saw(high, At(10.2));
        var shut = open.Saw(!high, At(40));

        Assert.Equal(
            (null, null, true, false, true),
            (sensor.IsOpen, asked.IsOpen, open.IsOpen, shut.IsOpen, shut.Saw(high, At(90)).IsOpen));
    }

    [Fact]
    public void A_drawer_without_a_sensor_says_nothing() =>
        Assert.Null(new DrawerSensor().Saw(false, At(0)).Asked(At(1)).Saw(false, At(1.2)).Saw(false, At(60)).IsOpen);

    [Fact]
    public void A_change_long_after_it_was_asked_or_before_anything_was_known_teaches_nothing()
    {
        Assert.Null(new DrawerSensor().Saw(false, At(0)).Asked(At(1)).Saw(true, At(4.1)).IsOpen);
        Assert.Null(new DrawerSensor().Asked(At(1)).Saw(true, At(1.2)).IsOpen);
        Assert.Null(new DrawerSensor().Saw(false, At(0)).Saw(true, At(0.1)).IsOpen);
    }

    [Fact]
    public void What_was_learnt_wrongly_is_learnt_anew_the_next_time()
    {
        // It stood open when it was asked, and was shut at once.
        var wrong = new DrawerSensor().Saw(true, At(0)).Asked(At(1)).Saw(false, At(2));

        Assert.True(wrong.IsOpen);
        Assert.True(wrong.Asked(At(60)).Saw(true, At(60.2)).IsOpen);
        Assert.False(wrong.Asked(At(60)).Saw(true, At(60.2)).Saw(false, At(70)).IsOpen);
    }

    [Fact]
    public void While_the_printer_is_away_nobody_knows_and_what_was_learnt_stays()
    {
        var open = new DrawerSensor().Saw(false, At(0)).Asked(At(1)).Saw(true, At(1.2));
        var away = open.Saw(null, At(5));

        Assert.Null(away.IsOpen);
        Assert.True(away.Saw(true, At(9)).IsOpen);
        Assert.False(away.Saw(false, At(9)).IsOpen);
    }

    private static DateTimeOffset At(double seconds) => Noon.AddSeconds(seconds);
}
