using System.Text.Json.Serialization;

namespace EffNet.Training;

/// <summary>Serializes epochs as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(EpochMetrics))]
internal sealed partial class MetricsJson : JsonSerializerContext;
