using System.Globalization;
using System.Text.RegularExpressions;
using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>
/// Compares the padding and batch norms that the origin of a file implies with those of the network. If these differ,
/// the outputs differ from those of the network in which the weights were trained.
/// </summary>
internal static partial class NumericsWarnings
{
    /// <summary>The epsilon of TensorFlow's batch norms in the paper's code.</summary>
    private const double TensorFlowEpsilon = 1e-3;

    /// <summary>The epsilon of PyTorch's batch norms, which timm's other networks use.</summary>
    private const double PyTorchEpsilon = 1e-5;

    /// <summary>Returns the warnings.</summary>
    /// <param name="network">The numerical properties of the network.</param>
    /// <param name="naming">The library whose naming convention the file uses.</param>
    /// <param name="path">
    /// The path of the file. timm's weights from TensorFlow differ from its other weights only in the name of the file, of its folder, or of the folder in the
    /// hub's cache.
    /// </param>
    public static IReadOnlyList<string> Find(NetworkNumerics network, WeightNaming naming, string path)
    {
        var isTensorFlow = TensorFlowName().IsMatch(path);

        // Only torchvision combines symmetric padding with TensorFlow's epsilon, in B5 to B7 and V2.
        if (naming == WeightNaming.Timm && !isTensorFlow && network.Padding == Padding.Symmetric)
            return [.. Differences(network, Padding.Symmetric, PyTorchEpsilon).Select(d => $"timm's weights without 'tf_' in their name come from PyTorch: {d}")];
        var origin = (naming, IsTensorFlow: isTensorFlow) switch
        {
            (WeightNaming.Lukemelas, _) => "lukemelas' weights come from TensorFlow",
            (_, true) => "weights with 'tf_' in their name come from TensorFlow",
            _ => null,
        };
        return origin is null ? [] : [.. Differences(network, Padding.Same, TensorFlowEpsilon).Select(d => $"{origin}: {d}")];
    }

    /// <summary>Returns the differences between a network and the properties that weights expect.</summary>
    /// <param name="network">The numerical properties of the network.</param>
    /// <param name="padding">The padding that the weights were trained with.</param>
    /// <param name="epsilon">The epsilon of the batch norms that the weights were trained with.</param>
    public static IEnumerable<string> Differences(NetworkNumerics network, Padding padding, double epsilon)
    {
        if (network.Padding != padding)
        {
            yield return $"they expect 'padding: {Word(padding)}', but {network.TypeName} has '{Word(network.Padding)}'; declare a variant with " + ProfileOf(padding);
        }

        if (network.BatchNormEpsilon != epsilon)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"they expect batch norms with eps {epsilon:0.##########}, but {network.TypeName} has {network.BatchNormEpsilon:0.##########}");
        }
    }

    private static string ProfileOf(Padding padding) => padding == Padding.Same
        ? "'profile tensorflow { padding: same; norm: batch(eps: 1e-3, momentum: 0.01); … }', as in the included family 'efficientnet-tf'"
        : "'padding: symmetric' in its profile, which is the default";

    private static string Word(Padding padding) => padding == Padding.Same ? "same" : "symmetric";

    [GeneratedRegex(@"(^|[\\/]|--)tf_(efficientnet|mobilenet)[^\\/]*([\\/]snapshots[\\/][^\\/]+)?([\\/][^\\/]*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TensorFlowName();
}
