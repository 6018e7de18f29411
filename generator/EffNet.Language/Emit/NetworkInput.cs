using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes what generated code checks of the images.</summary>
internal static class NetworkInput
{
    /// <summary>Writes the check of the parameter <c>inputChannels</c>.</summary>
    public static void WriteChannelCheck(CodeWriter code, Network network)
    {
        if (network.Stem is not null)
            code.Line("global::System.ArgumentOutOfRangeException.ThrowIfLessThan(inputChannels, 1);");
        else
            code.Line($"global::System.ArgumentOutOfRangeException.ThrowIfNotEqual(inputChannels, {Code(network.Input.Channels)});");
    }
}
