using System.Globalization;
using System.Text;

namespace EffNet.Weights.Tests.Support;

/// <summary>Creates safetensors files from the text of their header.</summary>
internal static class SafetensorsBytes
{
    /// <summary>The file.</summary>
    /// <param name="header">The header.</param>
    /// <param name="data">The number of bytes after the header.</param>
    /// <param name="length">The length of the header that the file declares, if it is wrong.</param>
    public static byte[] Of(string header, int data, ulong? length = null) => Of(Encoding.UTF8.GetBytes(header), data, length);

    /// <inheritdoc cref="Of(string, int, ulong?)"/>
    public static byte[] Of(byte[] header, int data, ulong? length = null) =>
        [.. BitConverter.GetBytes(length ?? (ulong)header.Length), .. header, .. new byte[data]];

    /// <summary>Writes a file with names and zeros. It takes little disk space, because file systems do not store the zeros.</summary>
    public static void WriteZeros(string path, IEnumerable<StateEntry> entries)
    {
        var (header, end) = (new StringBuilder("{"), 0L);
        foreach (var entry in entries)
        {
            var begin = end;
            end += entry.Bytes;
            header.Append(header.Length > 1 ? "," : string.Empty).Append(
                CultureInfo.InvariantCulture, $"\"{entry.Name}\":{{\"dtype\":\"{entry.Type}\",\"shape\":[{string.Join(",", entry.Shape)}],\"data_offsets\":[{begin},{end}]}}");
        }

        var text = Encoding.UTF8.GetBytes(header.Append('}').ToString());
        using var file = File.Create(path);
        file.Write(BitConverter.GetBytes((long)text.Length));
        file.Write(text);
        file.SetLength(file.Position + end);
    }
}
