namespace Retail.Commerce.Terminals;

/// <summary>Asks for an enrolment code.</summary>
/// <param name="Name">What the till will be called: "Caja 2"; 1 to 60 characters.</param>
public sealed record IssueCode(string Name);
