namespace Retail.Pricing.Promotions;

/// <summary>What a lane's promotions compute on.</summary>
public enum LaneBasis
{
    /// <summary>On what the earlier lanes left: 10 % and 20 % off 100 are 28 off.</summary>
    Running,

    /// <summary>On the price before all promotions, never below zero: 10 % and 20 % off 100 are 30 off.</summary>
    Original,
}
