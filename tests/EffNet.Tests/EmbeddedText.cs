using System.Reflection;

namespace EffNet.Tests;

/// <summary>The texts that are built into this assembly: models and what the references said.</summary>
internal static class EmbeddedText
{
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no embedded text '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Its lines, without those that only comment.</summary>
    public static IEnumerable<string> ReadLines(string name) =>
        Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#');
}
