namespace Retail.Devices.Printing;

/// <summary>One answer of a printer.</summary>
public abstract record PrinterAnswer
{
    private PrinterAnswer()
    {
    }

    /// <summary>To a question in real time; the answer does not say to which.</summary>
    public sealed record RealTime(byte Bits) : PrinterAnswer
    {
        /// <summary>What it says when this was asked.</summary>
        public PrinterCondition To(RealTimeTopic topic) => PrinterBits.RealTime(topic, Bits);
    }

    /// <summary>To a question that waited in the printer's buffer: everything before it has been dealt with.</summary>
    public sealed record InTurn(byte Bits) : PrinterAnswer
    {
        /// <summary>What it says when the paper was asked for.</summary>
        public PrinterCondition Paper => PrinterBits.PaperInTurn(Bits);
    }

    /// <summary>By itself, for something changed.</summary>
    public sealed record Change(PrinterCondition Condition) : PrinterAnswer;

    /// <summary>Everything before this identity is on paper.</summary>
    public sealed record Done(ProcessId Id) : PrinterAnswer;

    /// <summary>Who it is, in printable ASCII.</summary>
    public sealed record Identity(string Text) : PrinterAnswer;

    /// <summary>To stop sending, or to go on (XOFF, XON).</summary>
    public sealed record Flow(bool GoOn) : PrinterAnswer;
}
