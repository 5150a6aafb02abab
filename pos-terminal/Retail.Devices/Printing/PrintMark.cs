namespace Retail.Devices.Printing;

/// <summary>After so many bytes of a job, so many lines, codes and pictures of its receipt are complete.</summary>
/// <param name="Line">How many.</param>
/// <param name="Offset">Bytes of the job, from its beginning.</param>
public readonly record struct PrintMark(int Line, int Offset);
