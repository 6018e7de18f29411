using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

/// <summary>A temporary folder of pictures in single colors.</summary>
internal sealed class PictureFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("effnet-folder-");

    public string Path => _folder.FullName;

    public static Preprocessing Plain { get; } = new(8, 8, Interpolation.Bilinear, new ChannelValues(0), new ChannelValues(1));

    /// <summary>Adds a picture.</summary>
    public string Add(string path, byte red, byte green, byte blue)
    {
        var file = FileIn(path);
        PreprocessingTests.Plain(10, 9, red, green, blue).Save(file);
        return file;
    }

    /// <summary>Adds a file that is not a picture.</summary>
    public string AddBroken(string path)
    {
        var file = FileIn(path);
        File.WriteAllText(file, "none");
        return file;
    }

    /// <summary>Adds a file of these bytes.</summary>
    public string AddBytes(string path, byte[] bytes)
    {
        var file = FileIn(path);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string FileIn(string path)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        return file;
    }
}
