using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>A temporary folder of one test, with small files.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("EffNet.Training.Tests.").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Writes a file and creates its folders.</summary>
    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string WriteText(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes an image of 4 x 4 pixels of one color, in the format of its extension.</summary>
    public string WriteImage(string name, byte red, byte green = 0, byte blue = 0)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        Plain(red, green, blue).Save(this[name], quality: 100);
        return this[name];
    }

    /// <summary>Creates an image of 4 x 4 pixels of one color.</summary>
    public static Picture Plain(byte red, byte green = 0, byte blue = 0) => new(4, 4, [.. Enumerable.Repeat<byte[]>([red, green, blue], 16).SelectMany(pixel => pixel)]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
