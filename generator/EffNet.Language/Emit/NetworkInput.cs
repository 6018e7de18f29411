using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>
/// Whether a network can be made for images of other channels. It can where a plain convolution reads them; a network that
/// begins with an MBConv or a pooling would have other widths throughout, and groups may not divide them.
/// </summary>
internal static class NetworkInput
{
    /// <summary>The convolution that reads the images and could read others; <see langword="null"/> where there is none.</summary>
    public static Convolution? FindStem(Network network)
    {
        var first = network.Stages[0].Blocks[0];
        return first.StandsAlone ? first.Layers.Select(l => l.Operation).OfType<Convolution>().FirstOrDefault(c => c.Groups == 1) : null;
    }

    /// <summary>Writes the check of the parameter <c>inputChannels</c>.</summary>
    public static void WriteChannelCheck(CodeWriter code, Network network)
    {
        if (FindStem(network) is not null)
            code.Line("global::System.ArgumentOutOfRangeException.ThrowIfLessThan(inputChannels, 1);");
        else
            code.Line($"global::System.ArgumentOutOfRangeException.ThrowIfNotEqual(inputChannels, {Code(network.Input.Channels)});");
    }
}
