using System.Text;

namespace EffNet.Training;

/// <summary>Reads and writes the lines of text logs.</summary>
internal static class LogLines
{
    /// <summary>Returns the complete lines of a file, without line endings. A last line without a line ending is incomplete and is ignored.</summary>
    /// <param name="path">The file. If it does not exist, there are no lines.</param>
    public static string[] Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var lines = File.ReadAllText(path, Encoding.UTF8).Split('\n');
        return [.. lines[..^1].Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>Encodes lines as the bytes of a file.</summary>
    /// <param name="lines">The lines.</param>
    public static byte[] ToBytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\n")));
}
