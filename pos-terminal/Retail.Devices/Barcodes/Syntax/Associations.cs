namespace Retail.Devices.Barcodes.Syntax;

/// <summary>Which elements go together.</summary>
public static class Associations
{
    private const string Signature = "8030";
    private const int GdtiWithoutSerial = 13;
    private const int GraiWithoutSerial = 14;

    /// <summary>The first fault against these rules.</summary>
    public static Finding Check(ReadOnlySpan<Element> elements, Association rules)
    {
        foreach (ref readonly var element in elements)
        {
            var fault = rules.HasFlag(Association.Repeats) && IsRepeated(element, elements)
                ? At(element, "barcode.identifier-repeated")
                : rules.HasFlag(Association.Exclusions) && IsExcluded(element, elements)
                    ? At(element, "barcode.identifiers-exclude-each-other")
                : rules.HasFlag(Association.Demands) && !HasWhatItDemands(element.Identifier, elements)
                    ? At(element, "barcode.identifier-lacks-companion")
                : rules.HasFlag(Association.SignedKeys) && LacksSerial(element) && Has(Signature, elements)
                    ? At(element, "barcode.signature-without-serial")
                : default;
            if (fault.IsFault)
            {
                return fault;
            }
        }

        return default;
    }

    private static bool IsRepeated(in Element element, ReadOnlySpan<Element> elements)
    {
        foreach (ref readonly var other in elements)
        {
            if (other.Identifier.Code == element.Identifier.Code && !other.Span.SequenceEqual(element.Span))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExcluded(in Element element, ReadOnlySpan<Element> elements)
    {
        foreach (var pattern in element.Identifier.Exclusions)
        {
            foreach (ref readonly var other in elements)
            {
                // An identifier does not exclude itself, though it may be of the pattern.
                if (other.Identifier.Code != element.Identifier.Code &&
                    ApplicationIdentifier.IsOf(other.Identifier.Code, pattern))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasWhatItDemands(ApplicationIdentifier identifier, ReadOnlySpan<Element> elements)
    {
        foreach (var alternatives in identifier.Demands)
        {
            var isMet = false;
            foreach (var patterns in alternatives)
            {
                var hasAll = true;
                foreach (var pattern in patterns)
                {
                    hasAll &= Has(pattern, elements);
                }

                isMet |= hasAll;
            }

            if (!isMet)
            {
                return false;
            }
        }

        return true;
    }

    private static bool LacksSerial(in Element element) => element.Identifier.Code switch
    {
        "253" or "255" => element.Length <= GdtiWithoutSerial,
        "8003" => element.Length <= GraiWithoutSerial,
        _ => false,
    };

    private static bool Has(string pattern, ReadOnlySpan<Element> elements)
    {
        foreach (ref readonly var element in elements)
        {
            if (ApplicationIdentifier.IsOf(element.Identifier.Code, pattern))
            {
                return true;
            }
        }

        return false;
    }

    private static Finding At(in Element element, string code) =>
        new(code, element.Origin, element.Length, element.Identifier.Code);
}
