namespace Retail.Plugins.MobileApp.Pages;

/// <summary>What was wrong with a form, to be told beside its field, with what was typed.</summary>
/// <param name="Form">Which form: <c>line-…</c>, <c>code</c>, <c>add</c>, <c>renew</c>, <c>page</c> for none.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Typed">What to leave in the field.</param>
public sealed record FormProblem(string Form, string Text, string Typed);
