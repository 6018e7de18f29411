using System.Security.Cryptography;

namespace EffNet.Weights;

/// <summary>SHA-256 of files, as 64 hexadecimal digits.</summary>
internal static class FileHash
{
    /// <summary>How many digits a whole one has.</summary>
    public const int Digits = 64;

    /// <summary>The hash of a file.</summary>
    public static async Task<string> OfAsync(string path, CancellationToken cancellation)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return Convert.ToHexString(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false)).ToLowerInvariant();
        }
    }

    /// <summary>Whether <paramref name="hash"/> begins with what is expected; it agrees with no expectation.</summary>
    public static bool Agrees(string hash, string? expected) => expected is null || hash.StartsWith(expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is a whole hash.</summary>
    public static bool IsWhole(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigit);
}
