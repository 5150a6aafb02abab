namespace Retail.Terminal.Screen;

/// <summary>What lies over the ticket.</summary>
internal enum Panel
{
    /// <summary>Nothing: the ticket itself.</summary>
    None,

    /// <summary>What a search found.</summary>
    Search,

    /// <summary>What is sold most, or what the store put there.</summary>
    Favourites,

    /// <summary>Taking payment.</summary>
    Pay,

    /// <summary>A sale that is out, with its QR.</summary>
    Phone,

    /// <summary>A coupon's code.</summary>
    Coupon,

    /// <summary>A customer's cart.</summary>
    Claim,

    /// <summary>Whether the whole sale is to be given up.</summary>
    Void,

    /// <summary>What is needed less often.</summary>
    More,

    /// <summary>The last receipt.</summary>
    Receipt,

    /// <summary>A customer with a code for the door.</summary>
    Door,

    /// <summary>The keys.</summary>
    Help,
}
