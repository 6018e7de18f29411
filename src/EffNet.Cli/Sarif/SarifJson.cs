using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EffNet.Cli.Sarif;

/// <summary>Writes SARIF without reflection, so that the tool starts quickly. Unknown values are left out, because the format has no null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext
{
    private static SarifJson Readable => field ??= new SarifJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes <paramref name="log"/> and ends the line.</summary>
    public static void Write(SarifLog log, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(log, Readable.SarifLog));
}
