using EffNet.Pictures;

namespace EffNet;

/// <summary>A folder with one subfolder of pictures for each class.</summary>
/// <param name="ClassNames">The names of the classes, in the order of the network's outputs.</param>
/// <param name="Files">The pictures with their classes.</param>
internal sealed record LabeledFolder(IReadOnlyList<string> ClassNames, IReadOnlyList<(string Path, int Class)> Files)
{
    /// <summary>Reads the list of files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="classes">The names of the subfolders in the order of the outputs; <see langword="null"/> for all subfolders in ordinal order.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="ArgumentException">The folder has no pictures, or the name of a subfolder is not among <paramref name="classes"/>.</exception>
    public static LabeledFolder Read(string folder, IReadOnlyList<string>? classes)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist.");
        string[] found = [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith('.'))];
        Array.Sort(found, StringComparer.Ordinal);
        if (found.Length == 0)
            throw new ArgumentException($"'{folder}' has no sub-folders; expected one for each class, with its pictures.", nameof(folder));
        var names = classes ?? found;
        var numbers = Numbers(names);
        var files = new List<(string, int)>();
        foreach (var name in found)
        {
            if (!numbers.TryGetValue(name, out var number))
            {
                throw new ArgumentException(
                    $"The sub-folder '{name}' of '{folder}' is not one of the {names.Count:N0} class names. Add it to the class names, or remove the sub-folder.", nameof(folder));
            }

            files.AddRange(PictureFile.EnumerateFiles(Path.Combine(folder, name)).Select(path => (path, number)));
        }

        return files.Count > 0
            ? new LabeledFolder(names, files)
            : throw new ArgumentException($"The sub-folders of '{folder}' have no pictures; expected JPEG, PNG or WebP files.", nameof(folder));
    }

    /// <summary>Throws an exception if the number of outputs differs from the number of classes.</summary>
    /// <param name="outputs">The number of outputs of the network.</param>
    public void CheckOutputs(long outputs)
    {
        if (outputs != ClassNames.Count)
        {
            throw new ArgumentException(
                $"The network has {outputs:N0} classes, but there are {ClassNames.Count:N0} class names. "
                + $"Set {nameof(EvaluationOptions)}.{nameof(EvaluationOptions.ClassNames)} to the names of the sub-folders in the order of the network's outputs.");
        }
    }

    private static Dictionary<string, int> Numbers(IReadOnlyList<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!numbers.TryAdd(names[i], i))
                throw new ArgumentException($"The class name '{names[i]}' appears twice, at the indices {numbers[names[i]]} and {i}; expected different names.", nameof(names));
        }

        return numbers;
    }
}
