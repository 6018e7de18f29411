using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EffNet.Networks;

namespace EffNet.Language.Publications;

/// <summary>
/// Identifies networks that compute the same from the same weights: a hash of the names and shapes of all tensors in a network's <c>state_dict</c>, and of strides, activations and the other
/// operations between them, in order of execution. Left out are padding and batch norm's epsilon, which the catalog states for each checkpoint; the class count, because a new classifier
/// can be drawn; and what only training uses.
/// </summary>
internal static class NetworkFingerprint
{
    private const int Bytes = 8;

    /// <summary>The fingerprint of <paramref name="network"/>: 16 hexadecimal digits, the beginning of a SHA-256.</summary>
    public static string Of(Network network)
    {
        var lines = network.Nodes.Select(n => n.Operation.Accept(new FingerprintLine(n.Path)));
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Concat(lines)));
        return string.Concat(hash.Take(Bytes).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>The parameters of <paramref name="network"/> without its classifier's, which depend on the class count: networks that differ here need no fingerprint.</summary>
    public static long ParametersWithoutClassifier(Network network) =>
        network.Parameters - (network.Classifier?.Linear.Parameters ?? 0);
}
