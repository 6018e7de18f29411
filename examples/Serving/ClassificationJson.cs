using System.Text.Json.Serialization;
using EffNet;
using Microsoft.AspNetCore.Mvc;

namespace Serving;

/// <summary>Serializes responses as JSON. A source generator writes the code, because programs that are compiled ahead of time cannot use reflection for this.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Prediction>))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ClassificationJson : JsonSerializerContext;
