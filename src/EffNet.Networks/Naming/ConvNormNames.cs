namespace EffNet.Networks.Naming;

/// <summary>What a reference implementation calls a convolution and what stands behind it, relative to their block.</summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Norm">Its batch norm.</param>
/// <param name="Activation">Its activation, which has no state.</param>
internal sealed record ConvNormNames(string Conv, string Norm, string Activation)
{
    /// <summary>The three of a sequence: <c>0</c>, <c>1</c>, <c>2</c> behind <paramref name="prefix"/>.</summary>
    public static ConvNormNames Sequence(string prefix) => new($"{prefix}0", $"{prefix}1", $"{prefix}2");

    /// <summary>The three of a residual network's block: <c>conv1</c>, <c>bn1</c>, <c>act1</c>.</summary>
    public static ConvNormNames Numbered(int number) =>
        new(FormattableString.Invariant($"conv{number}"), FormattableString.Invariant($"bn{number}"), FormattableString.Invariant($"act{number}"));
}
