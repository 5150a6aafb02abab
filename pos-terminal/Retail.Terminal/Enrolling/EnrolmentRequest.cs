namespace Retail.Terminal.Enrolling;

/// <summary>Enrols this till.</summary>
/// <param name="Server">Address of the server, or null for the one of the settings.</param>
/// <param name="Code">The one-time code that a manager read out.</param>
internal sealed record EnrolmentRequest(Uri? Server, string Code);
