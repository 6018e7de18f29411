using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EffNet;

namespace Classify;

/// <summary>Writes the results as JSON: an object for each picture, with its classes or the reason why it could not be read.</summary>
internal static class JsonResults
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // writes letters unescaped; the JSON is not embedded in HTML
    };

    public static void Write(IEnumerable<FilePrediction> answers, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(answers.Select(answer => new Row(answer.Path, answer.Best, answer.Problem?.Message)), s_options));

    private sealed record Row(string File, IReadOnlyList<Prediction> Predictions, string? Problem);
}
