using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EffNet;

namespace Classify;

/// <summary>One object for each picture, with its classes or why it could not be read.</summary>
internal static class JsonResults
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // for letters as they are; nothing here is put into HTML
    };

    public static void Write(IEnumerable<FilePrediction> answers, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(answers.Select(answer => new Row(answer.Path, answer.Best, answer.Problem?.Message)), s_options));

    private sealed record Row(string File, IReadOnlyList<Prediction> Predictions, string? Problem);
}
