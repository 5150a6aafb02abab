namespace Retail.Terminal.Screen;

/// <summary>What the parts of the page that is being rendered show; one per request.</summary>
internal sealed class ScreenStage
{
    private TillScreen? screen;

    public TillScreen Screen
    {
        get => screen ?? throw new InvalidOperationException("Nothing is on the stage yet.");
        set => screen = value;
    }
}
