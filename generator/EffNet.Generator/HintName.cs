using System.Globalization;

namespace EffNet.Generator;

/// <summary>
/// Creates the names of generated files. Names must be unique among all files of a project, ignoring case, and the compiler accepts only certain characters.
/// </summary>
internal static class HintName
{
    /// <summary>Returns a stable name for <paramref name="fileName"/>, which is generated from a model file.</summary>
    /// <param name="displayed">The path of the model file, as generated documentation shows it.</param>
    /// <param name="identity">The text that identifies the model file; equal to <paramref name="displayed"/> if the file is on the project's drive.</param>
    /// <param name="fileName">The generated file.</param>
    public static string Create(string displayed, string identity, string fileName)
    {
        var folder = string.Join("/", displayed.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Where(s => s != "..").Select(Segment));

        // A hash distinguishes files whose names differ only in replaced characters.
        return folder == identity ? $"{folder}/{fileName}" : $"{folder}.{Hash(identity)}/{fileName}";
    }

    /// <summary>Returns a segment that the compiler accepts. It rejects segments that end with a dot.</summary>
    private static string Segment(string name)
    {
        var plain = string.Concat(name.Select(c => IsPlain(c) ? c : '_'));
        return plain.EndsWith(".", StringComparison.Ordinal) ? plain.Substring(0, plain.Length - 1) + "_" : plain;
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_';

    /// <summary>Returns the FNV-1a hash, which is the same on every machine and in every run, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static string Hash(string text)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211ul);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
