using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>What makes a network too large to generate.</summary>
/// <param name="Quantity">The quantity that exceeds its limit.</param>
/// <param name="Actual">How much of it there is.</param>
/// <param name="Limit">The limit.</param>
public sealed record NetworkExcess(NetworkQuantity Quantity, double Actual = 0, int Limit = 0)
{
    /// <summary>Returns the excess as a message describes it.</summary>
    public string Describe() => Quantity switch
    {
        NetworkQuantity.Resolution => $"its resolution is {(Actual == int.MaxValue ? "at least " : string.Empty)}{Number((long)Actual)} pixels, and {Number(Limit)} is the limit",
        NetworkQuantity.Blocks => $"it has {Number((long)Actual)} blocks, and {Number(Limit)} is the limit",
        NetworkQuantity.Channels => $"its widest layer has {Actual.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} channels, and {Number(Limit)} is the limit",
        NetworkQuantity.Factors => $"its factors on width and depth are not both at most {Number(Limit)}, the limit",
        _ => "its costs are beyond 64 bits",
    };
}
