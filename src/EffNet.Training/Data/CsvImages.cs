using System.Globalization;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Reads a CSV file as <see cref="ImageSets.FromCsv"/> describes.</summary>
internal static class CsvImages
{
    /// <summary>Reads the CSV file.</summary>
    /// <inheritdoc cref="ImageSets.FromCsv"/>
    public static ImageSet Read(string path, DataSplit? split, IReadOnlyList<string>? classNames, PictureLoadOptions? options)
    {
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder; expected a CSV file. To open a folder of images, call {nameof(ImageSets)}.{nameof(ImageSets.FromFolder)}.");
        var entries = Entries(path, split is not null);
        var names = classNames ?? Names(entries);
        var numbers = names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        CheckRepeated(entries, folder, path);
        var files = new List<(string, int)>();
        foreach (var entry in entries)
        {
            if (!numbers.TryGetValue(entry.Label, out var label))
            {
                throw new InvalidDataException(
                    $"{path}, line {entry.Line}: the label '{entry.Label}' is not one of the {names.Count:N0} class names. Correct the label, or add it to the class names.");
            }

            if (split is null || entry.Split == split || (split == DataSplit.TrainingAndValidation && entry.Split != DataSplit.Test))
                files.Add((Path.Combine(folder, entry.Path), label));
        }

        return files.Count == 0 && entries.Count > 0
            ? throw new InvalidDataException($"{path}: none of the {entries.Count:N0} rows has {WordsOf(split)} in the column 'split'. Add rows, or read another split.")
            : FileImages.OfList(files, [.. names], options, path);
    }

    private static List<Entry> Entries(string path, bool needsSplit)
    {
        var reader = new CsvReader(File.ReadAllText(path), path);
        if (reader.Next() is not { } header)
            throw new InvalidDataException($"{path}: the file is empty; expected column names in the first line, for example 'path,label'.");
        var (file, label, split) = (Column("path"), Column("label"), needsSplit ? Column("split") : -1);
        var entries = new List<Entry>();
        while (reader.Next() is { } row)
        {
            if (row.Fields.Count != header.Fields.Count)
                throw new InvalidDataException($"{path}, line {row.Line}: the row has {row.Fields.Count} fields; expected {header.Fields.Count}, as in the first line.");
            entries.Add(new Entry(row.Line, NotEmpty(row, file), NotEmpty(row, label), split < 0 ? null : ToSplit(row, row.Fields[split])));
        }

        return entries;

        int Column(string name)
        {
            int[] found = [.. Enumerable.Range(0, header.Fields.Count).Where(i => header.Fields[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))];
            return found switch
            {
                [var index] => index,
                [] => throw new InvalidDataException(
                    $"{path}, line {header.Line}: the column '{name}' is missing; found '{string.Join(',', header.Fields)}'. {MissingRemedy(name, header.Fields)}"),
                _ => throw new InvalidDataException($"{path}, line {header.Line}: {found.Length} columns have the name '{name}'; expected one. Rename the others."),
            };
        }

        string NotEmpty(CsvRow row, int column) => row.Fields[column] is var field && string.IsNullOrWhiteSpace(field)
            ? throw new InvalidDataException($"{path}, line {row.Line}: the field '{header.Fields[column]}' is empty; expected a value.")
            : field.Contains('\0', StringComparison.Ordinal)
            ? throw new InvalidDataException($"{path}, line {row.Line}: the field '{header.Fields[column]}' contains a null character; expected text.")
            : field;

        DataSplit ToSplit(CsvRow row, string field) => field.Trim().ToUpperInvariant() switch
        {
            "TRAIN" or "TRAINING" => DataSplit.Training,
            "VAL" or "VALID" or "VALIDATION" => DataSplit.Validation,
            "TEST" => DataSplit.Test,
            _ => throw new InvalidDataException($"{path}, line {row.Line}: unknown split '{field}'; expected train, val or test."),
        };
    }

    private static string WordsOf(DataSplit? split) => split switch
    {
        DataSplit.Training => "'train'",
        DataSplit.Validation => "'val'",
        DataSplit.Test => "'test'",
        _ => "'train' or 'val'",
    };

    private static string MissingRemedy(string column, IReadOnlyList<string> header) => header switch
    {
        [var only] when only.AsSpan().IndexOfAny(';', '\t') >= 0 => "Separate the fields with commas.",
        _ when column == "split" => "Add the column, or pass no split to use all rows.",
        _ => "Write the names of the columns in the first line.",
    };

    /// <summary>Throws an exception if an image is listed with two labels or in two splits. An image may be listed several times to be used several times.</summary>
    private static void CheckRepeated(List<Entry> entries, string folder, string path)
    {
        var firsts = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var image = Path.GetFullPath(Path.Combine(folder, entry.Path));
            if (firsts.TryAdd(image, entry))
                continue;
            var first = firsts[image];
            if (first.Label != entry.Label)
            {
                throw new InvalidDataException(
                    $"{path}, line {entry.Line}: '{entry.Path}' has the label '{entry.Label}', but '{first.Label}' in line {first.Line}; expected one label for each image. "
                    + "Remove the wrong line.");
            }

            if (first.Split != entry.Split)
            {
                throw new InvalidDataException(
                    $"{path}, line {entry.Line}: '{entry.Path}' is in the split '{entry.Split}', but also in '{first.Split}' in line {first.Line}; "
                    + "expected one split for each image. Remove one of the lines.");
            }
        }
    }

    private static string[] Names(List<Entry> entries)
    {
        string[] names = [.. entries.Select(entry => entry.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names.All(name => TryNumber(name, out _)) ? [.. names.OrderBy(name => TryNumber(name, out var number) ? number : 0)] : names;
    }

    private static bool TryNumber(string name, out long number) => long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Represents a row.</summary>
    private sealed record Entry(int Line, string Path, string Label, DataSplit? Split);
}
