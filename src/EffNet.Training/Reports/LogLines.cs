using System.Text;

namespace EffNet.Training;

/// <summary>The lines of a text log that an earlier run of the same training wrote.</summary>
internal static class LogLines
{
    /// <summary>Returns the complete lines of a file, without their ends. A last line without an end was cut off while it was written and is left out.</summary>
    /// <param name="path">The file; there are no lines if it does not exist.</param>
    public static string[] Read(string path)
    {
        if (!File.Exists(path))
            return [];
        var lines = File.ReadAllText(path, Encoding.UTF8).Split('\n');
        return [.. lines[..^1].Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>Returns lines as the bytes of a file.</summary>
    /// <param name="lines">The lines.</param>
    public static byte[] ToBytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\n")));
}
