using System.Globalization;
using System.IO.Hashing;
using System.Text;
using EffNet.Networks;
using EffNet.Networks.Data;

namespace EffNet.Training;

/// <summary>Computes a hash of a network, which shows whether its declaration was edited between two runs of a training.</summary>
internal static class NetworkFingerprint
{
    /// <summary>
    /// Returns a hash of the graph: its operations with all their numbers (strides, activations, dropout rates, constants of batch norms), their order, and the names of modules. A
    /// network of the same type whose weights have the same shapes can still compute something else, for example with another activation.
    /// </summary>
    /// <param name="network">The graph.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Of(Network network) =>
        XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(NetworkData.Write(network))).ToString("x16", CultureInfo.InvariantCulture);
}
