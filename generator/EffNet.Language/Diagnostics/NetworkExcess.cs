using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>The quantity that makes a network too large to generate.</summary>
/// <param name="Quantity">The quantity that exceeds its limit.</param>
/// <param name="Actual">The value of the quantity.</param>
/// <param name="Limit">The limit of the quantity.</param>
public sealed record NetworkExcess(NetworkQuantity Quantity, double Actual = 0, int Limit = 0)
{
    /// <summary>Gets the remedy, as a sentence for a message.</summary>
    public string Remedy => Quantity == NetworkQuantity.Resolution
        ? "Choose a smaller phi or resolution."
        : "Choose a smaller phi, smaller factors or a smaller stage table.";

    /// <summary>Returns a description of the excess for a message.</summary>
    public string Describe() => Quantity switch
    {
        NetworkQuantity.Resolution => $"its resolution is {(Actual == int.MaxValue ? "at least " : string.Empty)}{Number((long)Actual)} pixels, but the limit is {Number(Limit)}",
        NetworkQuantity.Blocks => $"it has {Number((long)Actual)} blocks, but the limit is {Number(Limit)}",
        NetworkQuantity.Channels => $"its widest layer has {Actual.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} channels, but the limit is {Number(Limit)}",
        NetworkQuantity.Factors => $"its factor on width or depth exceeds the limit of {Number(Limit)}",
        _ => "its costs do not fit in 64 bits",
    };
}
