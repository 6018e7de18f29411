using System.Globalization;

namespace EffNet.Generator;

/// <summary>Names generated files. Names must be unique, regardless of case, among all files of a project, and the compiler allows only some.</summary>
internal static class HintName
{
    /// <summary>A stable name for <paramref name="fileName"/>, made from a model file.</summary>
    /// <param name="displayed">The model file as documentation names it.</param>
    /// <param name="identity">What tells it from all others; the same where the file is in reach of the project.</param>
    /// <param name="fileName">The generated file.</param>
    public static string Create(string displayed, string identity, string fileName)
    {
        var folder = string.Join("/", displayed.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Where(s => s != "..").Select(Segment));

        // A hash tells apart the files whose names differ only in what the name leaves out.
        return folder == identity ? $"{folder}/{fileName}" : $"{folder}.{Hash(identity)}/{fileName}";
    }

    /// <summary>The compiler accepts no segment that ends with a dot.</summary>
    private static string Segment(string name)
    {
        var plain = string.Concat(name.Select(c => IsPlain(c) ? c : '_'));
        return plain.EndsWith(".", StringComparison.Ordinal) ? plain.Substring(0, plain.Length - 1) + "_" : plain;
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_';

    /// <summary>FNV-1a: the same on every machine and run, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static string Hash(string text)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211ul);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
