using System.Globalization;
using EffNet.Networks;
using EffNet.Pictures;

namespace EffNet.Weights;

/// <summary>Reads <c>checkpoints.tsv</c>. A field that cannot be parsed is an error and is never replaced by a default value.</summary>
internal static class CheckpointTable
{
    /// <summary>The name of the resource.</summary>
    public const string Resource = "checkpoints.tsv";

    private const int Columns = 12;

    /// <summary>Reads the table in the assembly.</summary>
    public static IReadOnlyList<Checkpoint> Read()
    {
        using var reader = new StreamReader(typeof(CheckpointTable).Assembly.GetManifestResourceStream(Resource)!);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Parses a table.</summary>
    /// <exception cref="FormatException">A line cannot be parsed; the message contains the field or the line.</exception>
    public static IReadOnlyList<Checkpoint> Parse(string table)
    {
        var checkpoints = table.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(ParseLine).ToList();
        return checkpoints.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new FormatException($"The catalog lists '{twice.Key}' twice; expected one line for each checkpoint.")
            : checkpoints;
    }

    private static Checkpoint ParseLine(string line)
    {
        if (line.Split('\t') is not { Length: Columns } field)
            throw new FormatException($"Each line of the catalog must have {Columns} fields, but '{line}' does not.");
        var (address, hash) = Origin(field[0], field[11]);
        var (mean, deviation) = Normalization(field[7]);
        return new Checkpoint
        {
            Name = field[0],
            Network = field[1],
            Address = address,
            FileName = field[11],
            Sha256 = hash,
            Padding = field[2] switch { "symmetric" => Padding.Symmetric, "same" => Padding.Same, _ => throw Unknown(field[2]) },
            BatchNormEpsilon = Number(field[3]) ?? throw Unknown(field[3]),
            Preprocessing = new Preprocessing(Pixels(field[4]), Pixels(field[5]), InterpolationOf(field[6]), mean, deviation),
            Top1Percent = Number(field[8]),
            Top5Percent = Number(field[9]),
            Mebibytes = Number(field[10]),
            ClassNames = ImageNetLabels.All,
        };
    }

    /// <summary>
    /// Returns the address and the hash of a file. File names of torchvision end with the first digits of the hash. All files of timm have the same name, each in
    /// its own repository.
    /// </summary>
    private static (Uri Address, string? Hash) Origin(string name, string file) => name.Split('/') switch
    {
        ["torchvision", _] => (new Uri($"https://download.pytorch.org/models/{file}"), HashIn(file)),
        ["timm", _] => (new Uri($"https://huggingface.co/{name}/resolve/main/model.safetensors"), null),
        _ => throw Unknown(name),
    };

    private static string HashIn(string file)
    {
        var digits = Path.GetFileNameWithoutExtension(file)[(file.LastIndexOf('-') + 1)..];
        return digits.Length == 8 && digits.All(char.IsAsciiHexDigitLower) ? digits : throw Unknown(file);
    }

    private static (ChannelValues Mean, ChannelValues Deviation) Normalization(string word) => word switch
    {
        "imagenet" => (Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation),
        "half" => (new ChannelValues(0.5f), new ChannelValues(0.5f)),
        _ => throw Unknown(word),
    };

    private static Interpolation InterpolationOf(string word) => word switch
    {
        "bilinear" => Interpolation.Bilinear,
        "bicubic" => Interpolation.Bicubic,
        _ => throw Unknown(word),
    };

    private static int Pixels(string field) => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double? Number(string field) =>
        field == "-" ? null : double.Parse(field, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);

    private static FormatException Unknown(string field) => new($"Unknown value '{field}' in the catalog.");
}
