using Retail.Abstractions.Terminals;
using Retail.Terminal.Sync;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Api;

/// <summary>Everything that the till's screen shows.</summary>
/// <param name="Change">Number of the last change that this shows at least; /api/events tells of later ones.</param>
/// <param name="Terminal">Who this till is.</param>
/// <param name="Enrolment">Its place, or null before it is enrolled.</param>
/// <param name="Publication">Number of the publication in force, or null.</param>
/// <param name="Publications">Numbers on the shelf.</param>
/// <param name="Server">The connection.</param>
/// <param name="Printer">The printer's state; null when there is none.</param>
/// <param name="Display">The customer's display; null when there is none.</param>
/// <param name="Scanners">Scanners and their states.</param>
/// <param name="LastScan">What the last scan did.</param>
/// <param name="ScansWaiting">Scans that wait for the till.</param>
/// <param name="Scale">What the scale shows; null at a till without one.</param>
/// <param name="Drawer">The cash drawer while it stands open; null when it is shut, or nobody knows.</param>
/// <param name="Sale">The open sale, or null.</param>
/// <param name="Payment">The open sale's payment through a provider: under way, or the last one that brought no
/// money.</param>
/// <param name="PaymentsComingBack">Payments of voided sales that the provider has not given back yet.</param>
/// <param name="LastPaid">The sale that was paid last, until something is rung up.</param>
/// <param name="HandedOff">Sales that were handed off, newest first.</param>
/// <param name="PendingFacts">Journal entries that the server has not answered.</param>
/// <param name="PendingPrints">Receipts that the printer has not confirmed.</param>
/// <param name="SyncProblem">Why the last delivery failed.</param>
/// <param name="Flags">Facts that the server wants a person to look at.</param>
/// <param name="Plugins">Plugins and how they are.</param>
internal sealed record TillStateView(
    long Change,
    TerminalId Terminal,
    Enrolment? Enrolment,
    int? Publication,
    IReadOnlyList<int> Publications,
    ContactView Server,
    DeviceView? Printer,
    DeviceView? Display,
    IReadOnlyList<DeviceView> Scanners,
    LastScanView? LastScan,
    int ScansWaiting,
    ScaleView? Scale,
    DrawerView? Drawer,
    SaleView? Sale,
    PaymentView? Payment,
    long PaymentsComingBack,
    PrintedSale? LastPaid,
    IReadOnlyList<HandedOffView> HandedOff,
    long PendingFacts,
    long PendingPrints,
    RefusalView? SyncProblem,
    IReadOnlyList<FactReceipt> Flags,
    IReadOnlyList<PluginView> Plugins);
