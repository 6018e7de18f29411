using System.IO.Hashing;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents a set of image files.</summary>
/// <param name="files">The paths of the files, and the class of each.</param>
/// <param name="classNames">The names of the classes.</param>
/// <param name="options">The options for decoding files.</param>
/// <param name="classFolder">The folder whose sub-folders are the classes; <see langword="null"/> if the files are not in such a folder.</param>
internal sealed class FileImages(
    IReadOnlyList<(string Path, int Label)> files, IReadOnlyList<string> classNames, PictureLoadOptions options, string? classFolder = null) : ImageSet
{
    /// <inheritdoc/>
    internal override string? ClassFolder => classFolder;

    /// <inheritdoc/>
    internal override object IdentityOf(int index) => Path.GetFullPath(files[index].Path);

    /// <inheritdoc/>
    public override int Count => files.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => classNames;

    /// <summary>Creates a set of the files in a list, and checks that they exist.</summary>
    /// <param name="files">The paths of the files, and the class of each.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="options">The options for decoding files.</param>
    /// <param name="list">The path of the list, for messages.</param>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="InvalidDataException">The list has no files.</exception>
    public static FileImages OfList(IReadOnlyList<(string Path, int Label)> files, IReadOnlyList<string> classNames, PictureLoadOptions? options, string list)
    {
        if (files.Count == 0)
            throw new InvalidDataException($"{list}: the list has no images; expected at least 1.");
        string[] missing = [.. files.Select(file => file.Path).Where(path => !File.Exists(path))];
        if (missing.Length > 0)
        {
            var remedy = Path.DirectorySeparatorChar == '/' && missing[0].Contains('\\', StringComparison.Ordinal)
                ? "Separate folders with '/', which works on all systems."
                : "Extract the complete archive of images, or correct the list.";
            throw new FileNotFoundException($"{list}: {missing.Length:N0} of {files.Count:N0} images do not exist; the first one is '{missing[0]}'. {remedy}", missing[0]);
        }

        return new FileImages(files, classNames, options ?? ImageSets.DefaultLoadOptions);
    }

    /// <inheritdoc/>
    public override int GetLabel(int index) => files[index].Label;

    /// <inheritdoc/>
    public override string GetName(int index) => files[index].Path;

    /// <inheritdoc/>
    public override Picture Load(int index) => PictureFile.Load(ReadablePath(index), options);

    /// <inheritdoc/>
    public override UInt128 GetContentHash(int index)
    {
        using var file = File.OpenRead(ReadablePath(index));
        var hash = new XxHash128();
        hash.Append(file);
        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>Returns the path of an image. Opening a pipe would wait for a writer, so files without a length are not opened.</summary>
    private string ReadablePath(int index) => files[index].Path is var path && new FileInfo(path) is { Exists: true, Length: 0 }
        ? throw new PictureException($"'{path}' is empty, or is a pipe or a device; expected a JPEG, PNG or WebP file.")
        : path;
}
