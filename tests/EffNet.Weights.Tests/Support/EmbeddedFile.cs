using System.Reflection;

namespace EffNet.Weights.Tests.Support;

/// <summary>The files that are embedded in this assembly, which Python wrote.</summary>
internal static class EmbeddedFile
{
    public static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no embedded file '{name}'.", nameof(name));
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Returns the lines of a file, without comment lines.</summary>
    public static IEnumerable<string> ReadLines(string name) =>
        System.Text.Encoding.UTF8.GetString(Read(name)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#');
}
