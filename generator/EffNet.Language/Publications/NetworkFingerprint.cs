using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EffNet.Networks;

namespace EffNet.Language.Publications;

/// <summary>
/// Computes the fingerprint of a network, by which networks that compute the same from the same weights are recognized. It is a hash of the names and shapes of all
/// tensors in the <c>state_dict</c>, and of the operations (such as strides and activations), in order of execution. It does not include padding and the epsilon of
/// batch norm, because the catalog lists them for each checkpoint; the class count, because a new classifier can be initialized; and operations that run only in
/// training.
/// </summary>
internal static class NetworkFingerprint
{
    private const int Bytes = 8;

    /// <summary>Returns the fingerprint of <paramref name="network"/>: 16 hexadecimal digits, the beginning of a SHA-256.</summary>
    public static string Of(Network network)
    {
        var lines = network.Nodes.Select(n => n.Operation.Accept(new FingerprintLine(n.Path)));
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Concat(lines)));
        return string.Concat(hash.Take(Bytes).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// Returns the parameters of <paramref name="network"/> without those of its classifier, which depend on the class count. If these numbers
    /// differ, the fingerprints differ too and need not be computed.
    /// </summary>
    public static long ParametersWithoutClassifier(Network network) =>
        network.Parameters - (network.Classifier?.Linear.Parameters ?? 0);
}
