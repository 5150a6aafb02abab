using System.Collections.Immutable;
using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>
/// What came out of the printer since its process started; the newest <see cref="SimulatedPrinter.MaxJobs"/>.
/// </summary>
internal sealed record Paper(DeviceState State, int Columns, ImmutableArray<PaperJob> Jobs);
