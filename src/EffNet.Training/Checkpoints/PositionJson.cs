using System.Text.Json.Serialization;

namespace EffNet.Training;

/// <summary>How positions are written as JSON. Numbers come back bit for bit.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainingPosition))]
internal sealed partial class PositionJson : JsonSerializerContext;
