namespace EffNet.Networks.Naming;

/// <summary>The names of a convolution and of the layers after it in a reference implementation, relative to their block.</summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Norm">The batch norm after the convolution.</param>
/// <param name="Activation">The activation after the batch norm, which has no state.</param>
internal sealed record ConvNormNames(string Conv, string Norm, string Activation)
{
    /// <summary>Returns the names in a sequence: <c>0</c>, <c>1</c>, <c>2</c> after <paramref name="prefix"/>.</summary>
    public static ConvNormNames Sequence(string prefix) => new($"{prefix}0", $"{prefix}1", $"{prefix}2");

    /// <summary>Returns the names in a block of a residual network: <c>conv1</c>, <c>bn1</c>, <c>act1</c>.</summary>
    public static ConvNormNames Numbered(int number) =>
        new(FormattableString.Invariant($"conv{number}"), FormattableString.Invariant($"bn{number}"), FormattableString.Invariant($"act{number}"));
}
