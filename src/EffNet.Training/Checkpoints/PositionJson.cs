using System.Text.Json.Serialization;

namespace EffNet.Training;

/// <summary>Serializes positions as JSON. Floating-point numbers are restored exactly.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainingPosition))]
internal sealed partial class PositionJson : JsonSerializerContext;
