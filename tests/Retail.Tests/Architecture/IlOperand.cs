using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Retail.Tests.Architecture;

/// <summary>The tokens in a method's body, and whether it calculates with floating point.</summary>
internal static class IlOperand
{
    private static readonly FrozenDictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    public static IEnumerable<(EntityHandle Token, bool Floating)> Read(MethodBodyBlock body)
    {
        var il = body.GetILContent();
        for (var at = 0; at < il.Length;)
        {
            var code = OpCodesByValue[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod
                    or OperandType.InlineTok or OperandType.InlineType:
                    yield return (MetadataTokens.EntityHandle(BitConverter.ToInt32(il.AsSpan(at, 4))), false);
                    break;
                case OperandType.InlineR or OperandType.ShortInlineR:
                    yield return (default, true);
                    break;
            }

            if (code.Name!.StartsWith("conv.r", StringComparison.Ordinal))
            {
                yield return (default, true);
            }

            at += Size(code.OperandType, il, at);
        }
    }

    private static int Size(OperandType operand, ImmutableArray<byte> il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il.AsSpan(at, 4))),
        _ => 4,
    };
}
