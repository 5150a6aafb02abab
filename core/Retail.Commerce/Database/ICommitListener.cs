namespace Retail.Commerce.Database;

/// <summary>Told of every transaction of <see cref="Operations"/> after it was committed.</summary>
internal interface ICommitListener
{
    /// <summary>Neither waits nor throws: the change is done, and its caller waits for the answer.</summary>
    /// <param name="rows">What the transaction had loaded or added; some of it may be unchanged.</param>
    void Committed(IEnumerable<object> rows);
}
