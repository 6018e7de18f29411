using EffNet.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Verified C#: one file per generated file, with the file names of Verify.SourceGenerators: <c>{snapshot}#{generated file}.verified.cs</c>.</summary>
internal static class GeneratedSnapshot
{
    private const string Suffix = ".g";

    /// <summary>Asserts that <paramref name="files"/> equal the verified files of <paramref name="snapshot"/>, and that there are no other files.</summary>
    public static void Matches(string snapshot, IEnumerable<GeneratedSourceResult> files)
    {
        var received = files.ToDictionary(f => Path.GetFileNameWithoutExtension(f.HintName), f => $"//HintName: {f.HintName}\n{f.SourceText}");

        Assert.Multiple([.. received.Select(f => (Action)(() => Snapshot.Matches($"{snapshot}#{f.Key}", f.Value, "cs")))]);
        Assert.Equal(received.Keys.Order(StringComparer.Ordinal), Texts(snapshot).Keys.Select(type => type + Suffix).Order(StringComparer.Ordinal));
    }

    /// <summary>Returns the verified texts of <paramref name="snapshot"/> by the types that they declare.</summary>
    public static Dictionary<string, string> Texts(string snapshot)
    {
        const string End = $"{Suffix}.verified.cs";
        return Directory.EnumerateFiles(Snapshot.Folder, $"{snapshot}#*{End}")
            .ToDictionary(path => Path.GetFileName(path)[(snapshot.Length + 1)..^End.Length], Snapshot.Read);
    }
}
