using System.Globalization;
using System.Reflection;

namespace EffNet.Training.Tests;

/// <summary>The numbers that <c>tests/reference/optimization.py</c> wrote. Each line has a name and then numbers.</summary>
internal static class ReferenceNumbers
{
    /// <summary>Reads a file and returns the numbers of each name.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="words">The number of words of a name.</param>
    public static Dictionary<string, double[]> Read(string name, int words = 1)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"optimization/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' '))
            .ToDictionary(parts => string.Join(' ', parts[..words]), parts => parts[words..].Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray());
    }
}
