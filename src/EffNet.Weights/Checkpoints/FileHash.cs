using System.Security.Cryptography;

namespace EffNet.Weights;

/// <summary>Computes and compares SHA-256 hashes of files, as 64 hexadecimal digits.</summary>
internal static class FileHash
{
    /// <summary>The number of digits of a complete hash.</summary>
    public const int Digits = 64;

    /// <summary>Returns the hash of a file.</summary>
    public static async Task<string> OfAsync(string path, CancellationToken cancellation)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexString(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false)).ToLowerInvariant();
        }
    }

    /// <summary>
    /// Returns <see langword="true"/> if <paramref name="hash"/> begins with the expected digits, or if <paramref name="expected"/> is <see langword="null"/>;
    /// otherwise, <see langword="false"/>.
    /// </summary>
    public static bool Agrees(string hash, string? expected) => expected is null || hash.StartsWith(expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns <see langword="true"/> if a text is a complete hash; otherwise, <see langword="false"/>.</summary>
    public static bool IsWhole(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigit);
}
