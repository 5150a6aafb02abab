namespace Retail.Abstractions;

/// <summary>What sort of no a refusal is; the number is the HTTP status that carries it.</summary>
public enum RefusalKind
{
    /// <summary>The request cannot be read.</summary>
    Malformed = 400,

    /// <summary>Nobody known asks.</summary>
    Unauthenticated = 401,

    /// <summary>Who asks may not.</summary>
    Forbidden = 403,

    /// <summary>The thing does not exist, or not for who asks.</summary>
    NotFound = 404,

    /// <summary>The thing is in a state in which this cannot be done.</summary>
    Conflict = 409,

    /// <summary>The thing has changed since it was read.</summary>
    Stale = 412,

    /// <summary>A rule of the business says no.</summary>
    Rule = 422,

    /// <summary>Too many tries.</summary>
    TooMany = 429,

    /// <summary>A device or another system does not answer.</summary>
    Unavailable = 503,
}
