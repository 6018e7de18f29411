using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScalingStudy;

namespace Transfer.Fits;

/// <summary>Stores results in a folder, one file for each fit. After an interruption, a run resumes with the fits whose files are missing.</summary>
/// <param name="folder">The folder. It is created when the first result is written.</param>
internal sealed class FitStore(string folder)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Reads a result.</summary>
    /// <param name="settings">The expected settings.</param>
    /// <param name="method">The name of the method.</param>
    /// <param name="repeat">The number of the repeat, from 1.</param>
    /// <param name="fold">The number of the fold, from 1.</param>
    /// <returns>The result; <see langword="null"/> if there is none.</returns>
    /// <exception cref="InvalidDataException">The file is not a result, or the result has other settings.</exception>
    public FitResult? Read(string settings, string method, int repeat, int fold)
    {
        var path = PathOf(method, repeat, fold);
        if (!File.Exists(path))
            return null;
        try
        {
            var result = JsonSerializer.Deserialize<FitResult>(File.ReadAllText(path), s_json) ?? throw new JsonException("the file is empty");
            return result.Settings == settings
                ? result
                : throw new InvalidDataException($"'{path}' is a result with other settings ({result.Settings}); expected {settings}. Specify another folder with --output.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is not a result: {exception.Message} Delete the file to run the fit again.", exception);
        }
    }

    /// <summary>Writes a result. The file is complete or absent.</summary>
    /// <param name="result">The result.</param>
    public void Write(FitResult result) => WholeFile.Write(PathOf(result.Method, result.Repeat, result.Fold), JsonSerializer.SerializeToUtf8Bytes(result, s_json));

    private string PathOf(string method, int repeat, int fold) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{method}-{repeat}-{fold}.json"));
}
